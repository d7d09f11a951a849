/** The file in n8n's user folder that takes the profile. */
export const profileFileName = 'profile.json';
