/** Why a draft can't be sent: the sentence, the property that it is about, and what to do. */
export interface Mistake {
	reason: string;
	property: string | null;
	next: string;
}
