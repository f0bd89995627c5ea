import type { Lookahead } from "./one_token_parser.js";

/** What begins each part of the grammar. Generated from the parser by "npm run generate". */
export const lookahead: Lookahead = {
	file: {
		OR: "Separator | Disable AttributeName StatementName ColumnType",
		MANY: "Separator Disable AttributeName StatementName ColumnType",
	},
	item: {
		OR: "AttributeName | StatementName | ColumnType",
		OPTION: "Disable",
	},
	statement: {
		MANY: "NamedArgument UnaryOperator Text Number Timestamp Word Variable ArrayOpen ObjectOpen ParenthesisOpen BacktickOpen Cast",
		OPTION: "NamedArgument",
		OPTION1: "As",
		OPTION2: "BlockOpen",
		OPTION3: "As",
		OPTION4: "Break",
	},
	column: {
		OR: "ColumnFilters | NamedArgument",
		MANY: "ColumnFilters NamedArgument",
		OPTION: "ColumnName",
		OPTION1: "ColumnDefault",
		OPTION2: "BlockOpen",
	},
	block: {
		OR: "Separator | Disable AttributeName StatementName ColumnType",
		MANY: "Separator Disable AttributeName StatementName ColumnType",
	},
	expression: {
		MANY: "BinaryOperator",
		OPTION: "TernaryQuestion",
		OPTION1: "Assign",
	},
	operand: {
		MANY: "UnaryOperator",
		MANY1: "Filter",
	},
	filter: {
		MANY: "ArgumentColon",
		OPTION: "UnaryOperator Text Number Timestamp Word Variable ArrayOpen ObjectOpen ParenthesisOpen BacktickOpen Cast",
	},
	argument: {
		MANY: "ArgumentOperator",
	},
	prefixed: {
		MANY: "UnaryOperator",
	},
	access: {
		OR: "Text | Number | Timestamp | Word | Variable | ArrayOpen | ObjectOpen | ParenthesisOpen | BacktickOpen | Cast",
		OR1: "Member | VariableMember | IndexOpen",
		MANY: "Member VariableMember IndexOpen",
	},
	array: {
		OR: "Separator | Spread UnaryOperator Text Number Timestamp Word Variable ArrayOpen ObjectOpen ParenthesisOpen BacktickOpen Cast",
		MANY: "Separator Spread UnaryOperator Text Number Timestamp Word Variable ArrayOpen ObjectOpen ParenthesisOpen BacktickOpen Cast",
	},
	element: {
		OPTION: "Spread",
	},
	object: {
		OR: "Separator | Disable ObjectKey Spread Text Number Timestamp Word Variable ArrayOpen ObjectOpen ParenthesisOpen BacktickOpen Cast",
		MANY: "Separator Disable ObjectKey Spread Text Number Timestamp Word Variable ArrayOpen ObjectOpen ParenthesisOpen BacktickOpen Cast",
	},
	entry: {
		OR: "ObjectKey | Spread | Text Number Timestamp Word Variable ArrayOpen ObjectOpen ParenthesisOpen BacktickOpen Cast",
		OPTION: "Disable",
	},
};
