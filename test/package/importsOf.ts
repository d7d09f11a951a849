import ts from 'typescript';

/** Something that a module imports from another. */
export interface Import {
	from: string;
	/** Whether nothing of it is left when the module runs. */
	typeOnly: boolean;
}

/** Everything that a module in TypeScript or JavaScript imports, requires or exports onwards. */
export function importsOf(source: string): Import[] {
	const imports: Import[] = [];
	const visit = (node: ts.Node): void => {
		const found = importIn(node);
		if (found) imports.push(found);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest, true));
	return imports;
}

function importIn(node: ts.Node): Import | undefined {
	if (ts.isImportDeclaration(node)) {
		return imported(node.moduleSpecifier, isTypeImport(node.importClause));
	}
	if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
		return imported(node.moduleSpecifier, node.isTypeOnly);
	}
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
		return imported(node.argument.literal, true);
	}
	if (ts.isExternalModuleReference(node)) return imported(node.expression, false);
	if (ts.isCallExpression(node) && loads(node.expression)) {
		return imported(node.arguments[0], false);
	}
	return undefined;
}

/** Whether it is `import(…)` or `require(…)`. */
function loads(callee: ts.Expression): boolean {
	const isImport = callee.kind === ts.SyntaxKind.ImportKeyword;
	return isImport || (ts.isIdentifier(callee) && callee.text === 'require');
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
	if (!clause) return false;
	const { namedBindings } = clause;
	const onlyTypes =
		clause.name === undefined &&
		namedBindings !== undefined &&
		ts.isNamedImports(namedBindings) &&
		namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
	return clause.isTypeOnly || onlyTypes;
}

function imported(specifier: ts.Node | undefined, typeOnly: boolean): Import {
	const isText = specifier !== undefined && ts.isStringLiteralLike(specifier);
	return { from: isText ? specifier.text : 'a name that is only known at run time', typeOnly };
}
