import { harmless } from './harmless';
import { isSpecialName } from './plainField';

/** What code reads that does nothing but read. */
export interface Reads {
	/** What it begins with: `$json`, `$workflow`, `Math`. */
	names: ReadonlySet<string>;
	/** Whether it calls anything, so that it may yield something else each time. */
	calls: boolean;
}

/**
 * Finds what the code of an expression reads.
 *
 * @param code what stands between `{{` and `}}`
 * @returns undefined for all code of which it isn't certain that it changes nothing: whatever
 * assigns, declares or deletes, calls what isn't known to be harmless, or is written in a way that
 * means something else to n8n among other code than alone
 */
export function findReads(code: string): Reads | undefined {
	// n8n looks for these in the text, before it parses anything.
	if (/\{\{|\}\}|constructor/.test(code)) return undefined;
	return new Parser(code).reads();
}

const NAME = /[A-Za-z_$][A-Za-z0-9_$]*/y;
const NUMBER = /(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![A-Za-z0-9_$.])/y;
/** n8n looks for calls behind the first two quotes of a text, whatever they enclose. */
const STRING =
	/"(?:[^"\\\r\n\u2028\u2029]|\\(?:[bfnrtv'"\\/]|u[0-9A-Fa-f]{4}))*"|'(?:[^'\\\r\n\u2028\u2029]|\\(?:[bfnrtv'"\\/]|u[0-9A-Fa-f]{4}))*'/y;
const PATTERN =
	/\/(?![*/])(?:[^\\/[\r\n\u2028\u2029'"`]|\\[^\r\n\u2028\u2029'"`]|\[(?:[^\\\]\r\n\u2028\u2029'"`]|\\[^\r\n\u2028\u2029'"`])*\])+\/[a-z]*(?![A-Za-z0-9_$])/y;
/** Up to the next value in it, or its end. */
const TEMPLATE = /(?:[^`$\\'"\r\n\u2028\u2029]|\$(?!\{))*(`|\$\{)/y;
const UNARY = /!(?!=)|~|\+(?![+=])|-(?![-=])|(?:typeof|void)(?![A-Za-z0-9_$])/y;
const BINARY =
	/(?:[!=]==?|[<>]=|>>>|>>|<<|\*\*|&&|\|\||\?\?|\+(?!\+)|-(?!-)|\/(?![*/])|[*%&|^<>]|instanceof(?![A-Za-z0-9_$]))(?!=)/y;
/** None of the names that n8n treats apart. */
const PARAMETER = '(?!(?:global|window|arguments|eval)\\b)[a-z_][A-Za-z0-9_]*';
/** One with a value as its body. */
const ARROW = new RegExp(
	`(?:${PARAMETER}|\\(\\s*(?:${PARAMETER}(?:\\s*,\\s*${PARAMETER})*)?\\s*\\))\\s*=>(?!\\s*\\{)`,
	'y',
);

/** How deep code may be nested. */
const DEPTH = 100;

/** Goes through code from left to right. Each of its methods says whether it has found its part. */
class Parser {
	private at = 0;
	private depth = 0;
	private calls = false;
	private readonly names = new Set<string>();
	private readonly parameters: string[] = [];

	constructor(private readonly code: string) {}

	reads(): Reads | undefined {
		const isRead = this.expression() && this.take(/$/y) !== undefined;
		return isRead ? { names: this.names, calls: this.calls } : undefined;
	}

	private expression(): boolean {
		if (this.depth >= DEPTH) return false;
		this.depth += 1;
		const arrow = this.take(ARROW);
		const isFound = arrow === undefined ? this.conditional() : this.body(arrow);
		this.depth -= 1;
		return isFound;
	}

	private body(arrow: string): boolean {
		const before = this.parameters.length;
		this.parameters.push(...(arrow.match(/\w+/g) ?? []));
		const isFound = this.expression();
		this.parameters.length = before;
		return isFound;
	}

	private conditional(): boolean {
		do {
			while (this.has(UNARY));
			if (!this.value() || !this.members()) return false;
		} while (this.has(BINARY));
		if (!this.has(/\?(?![.?])/y)) return true;
		return this.expression() && this.has(/:/y) && this.expression();
	}

	private value(): boolean {
		if (this.has(STRING) || this.has(NUMBER) || this.has(PATTERN)) return true;
		if (this.has(/`/y)) return this.template();
		if (this.has(/\[/y)) return this.list(/\]/y);
		if (this.has(/\{/y)) return this.object();
		if (this.has(/\(/y)) return this.expression() && this.has(/\)/y);
		if (this.has(/new\s+Date\s*\(/y)) return this.call();
		const name = this.take(NAME);
		if (name === undefined) return false;
		if (harmless.functions.has(name) && this.has(/\(/y)) {
			this.names.add(name);
			return this.call();
		}
		return this.isKnown(name);
	}

	private isKnown(name: string): boolean {
		if (this.parameters.includes(name)) return true;
		this.names.add(name);
		return harmless.names.has(name);
	}

	private members(): boolean {
		let isOptional = false;
		for (;;) {
			const start = this.take(/\??\.(?=[A-Za-z_$])|(?:\?\.)?\[/y);
			if (start === undefined) return true;
			isOptional ||= start.startsWith('?');
			const isFound = start.endsWith('[')
				? this.computedMember(isOptional)
				: this.member(this.take(NAME) ?? '');
			if (!isFound) return false;
		}
	}

	private computedMember(isOptional: boolean): boolean {
		const before = this.at;
		const name = this.take(STRING) ?? this.take(NUMBER);
		if (name !== undefined && this.has(/\]/y)) {
			return !name.includes('\\') && !isSpecialName(name.replaceAll(/^["']|["']$/g, ''));
		}
		this.at = before;
		// In a chain with `?.`, n8n takes some of what is computed here for a name.
		return !isOptional && this.expression() && this.has(/\]/y);
	}

	private member(name: string): boolean {
		if (!this.has(/\(/y)) return name !== '$' && !isSpecialName(name);
		return harmless.methods.has(name) && this.call(harmless.callbackAt.get(name));
	}

	private call(callbackAt?: number): boolean {
		this.calls = true;
		return this.list(/\)/y, callbackAt);
	}

	/** The elements of a list or of a call, up to its end. */
	private list(end: RegExp, callbackAt?: number): boolean {
		for (let index = 0; !this.has(end); index += 1) {
			if (index > 0 && !this.has(/,/y)) return false;
			if (this.has(end)) return true;
			if (this.has(/\.\.\./y) && callbackAt !== undefined) return false;
			if (index === callbackAt && !this.isAhead(ARROW) && !this.isAhead(/null\b/y)) return false;
			if (!this.expression()) return false;
		}
		return true;
	}

	private object(): boolean {
		for (let index = 0; !this.has(/\}/y); index += 1) {
			if (index > 0 && !this.has(/,/y)) return false;
			if (this.has(/\}/y)) return true;
			if (!this.has(/\.\.\./y)) {
				const name = this.take(NAME);
				const key = name ?? this.take(STRING)?.slice(1, -1) ?? this.take(NUMBER);
				if (key === undefined || key.includes('\\') || isSpecialName(key)) return false;
				if (!this.has(/:/y)) {
					if (name === undefined || !this.isKnown(name)) return false;
					continue;
				}
			}
			if (!this.expression()) return false;
		}
		return true;
	}

	private template(): boolean {
		for (;;) {
			TEMPLATE.lastIndex = this.at;
			const text = TEMPLATE.exec(this.code);
			if (!text) return false;
			this.at = TEMPLATE.lastIndex;
			if (text[1] === '`') return true;
			if (!this.expression() || !this.has(/\}/y)) return false;
		}
	}

	private isAhead(pattern: RegExp): boolean {
		const before = this.at;
		const isAhead = this.has(pattern);
		this.at = before;
		return isAhead;
	}

	private has(pattern: RegExp): boolean {
		return this.take(pattern) !== undefined;
	}

	/** Goes beyond what matches here, after blanks. */
	private take(pattern: RegExp): string | undefined {
		const blanks = /[ \t\r\n]*/y;
		blanks.lastIndex = this.at;
		blanks.exec(this.code);
		pattern.lastIndex = blanks.lastIndex;
		const [found] = pattern.exec(this.code) ?? [];
		if (found !== undefined) this.at = pattern.lastIndex;
		return found;
	}
}
