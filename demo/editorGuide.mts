import type { Login } from './Login.mts';

/** Says how to go on, once everything runs. */
export function editorGuide(editor: string, { email, password }: Login, sandbox: string): string {
	return `
n8n is open:      ${editor}
  e-mail          ${email}
  password        ${password}
Tracy's stand-in: ${sandbox}  (watch the records arrive)

What to click
  Canvas     Open “Tracy on the canvas” and press “Execute workflow”.
  Schedule   Open “Tracy in a scheduled import” and press “Execute workflow”; once more, and what
             was created is skipped. Publish it, and it runs every hour.
  Webhook    It is published: send the form at ${editor}/webhook/new-task
  Import     Open “Import movies into Tracy” and press “Execute workflow” for 3,201 records.
  By column  Open “Import movies into Tracy by column”: its key may read, so there are lists to choose
             from, and each column finds its property by name.

The examples start afresh each time: save a changed one under another name. Your own workflows
stay, the records in the stand-in don't. Ctrl-C ends everything.
`;
}
