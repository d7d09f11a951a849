const PLAIN_FIELD =
	/^=\{\{\s*\$json(?:\.([A-Za-z_$][A-Za-z0-9_$]*)|\[\s*(?:"([^"\\\r\n]*)"|'([^'\\\r\n]*)')\s*\])\s*\}\}$/;

/**
 * The field of the item that an expression reads, when that is all it does: `={{ $json.price }}`
 * or `={{ $json["unit price"] }}`.
 *
 * @returns undefined for everything else, and for names that every object inherits, which n8n
 * answers in ways of its own
 */
export function fieldOfExpression(expression: string): string | undefined {
	const [, plain, doubleQuoted, singleQuoted] = PLAIN_FIELD.exec(expression) ?? [];
	const field = plain ?? doubleQuoted ?? singleQuoted;
	return field === undefined || field in Object.prototype ? undefined : field;
}
