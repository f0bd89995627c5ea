import type { FileRule, Rule } from "../rule.js";
import { addon } from "./addon.js";
import { statementArguments } from "./arguments.js";
import { assertionPlace } from "./assertion_place.js";
import { attributes } from "./attributes.js";
import { bareWord } from "./bare_word.js";
import { blocks } from "./blocks.js";
import { callPlace } from "./call_place.js";
import { calls } from "./calls.js";
import { columnNames } from "./column_names.js";
import { commentDivision } from "./comment_division.js";
import { comments } from "./comments.js";
import { commonProperties } from "./common_properties.js";
import { computedKey } from "./computed_key.js";
import { conditional } from "./conditional.js";
import { constantCondition } from "./constant_condition.js";
import { constructName } from "./construct_name.js";
import { constructParts } from "./construct_parts.js";
import { constructValues } from "./construct_values.js";
import { dateWords } from "./date_words.js";
import { decimalIndex } from "./decimal_index.js";
import { dollarKey } from "./dollar_key.js";
import { dotConcatenation } from "./dot_concatenation.js";
import { endIndex } from "./end_index.js";
import { endlessLoop } from "./endless_loop.js";
import { environment } from "./environment.js";
import { expressionTexts } from "./expression_texts.js";
import { filterBeforeComparison } from "./filter_before_comparison.js";
import { filterInObject } from "./filter_in_object.js";
import { filterOnLastOperand } from "./filter_on_last_operand.js";
import { filters } from "./filters.js";
import { header } from "./header.js";
import { headerList } from "./header_list.js";
import { indexCompared } from "./index_compared.js";
import { inputFilterUses } from "./input_filters.js";
import { inputReads } from "./input_reads.js";
import { inputDeclarations } from "./input_types.js";
import { inputValues } from "./input_values.js";
import { interpolation } from "./interpolation.js";
import { javascript } from "./javascript.js";
import { job } from "./job.js";
import { kindMismatch } from "./kind_mismatch.js";
import { leftToRight } from "./left_to_right.js";
import { lengthMember } from "./length_member.js";
import { lineBreaks } from "./line_breaks.js";
import { listConcatenation } from "./list_concatenation.js";
import { literalKinds } from "./literal_kinds.js";
import { llm } from "./llm.js";
import { localNames } from "./local_names.js";
import { loopParts } from "./loops.js";
import { maybeUnset } from "./maybe_unset.js";
import { names } from "./names.js";
import { negatedValue } from "./negated_value.js";
import { notRunning } from "./not_running.js";
import { nowArithmetic } from "./now_arithmetic.js";
import { numberKey } from "./number_key.js";
import { numericText } from "./numeric_text.js";
import { objectKeys } from "./object_keys.js";
import { operatorInArgument } from "./operator_in_argument.js";
import { outermost } from "./outermost.js";
import { outsideArgument } from "./outside_argument.js";
import { plainPattern } from "./plain_pattern.js";
import { propertyCommas } from "./property_commas.js";
import { queryOperators } from "./query_operators.js";
import { responseInStack } from "./response_in_stack.js";
import { resultVariable } from "./result_variable.js";
import { reversedIn } from "./reversed_in.js";
import { reversedRegex } from "./reversed_regex.js";
import { routes } from "./routes.js";
import { schedule } from "./schedule.js";
import { semicolons } from "./semicolons.js";
import { severalConstructs } from "./several_constructs.js";
import { sortType } from "./sort_type.js";
import { startedCall } from "./started_call.js";
import { systemVariables } from "./system_variables.js";
import { tables } from "./tables.js";
import { tests } from "./tests.js";
import { textArithmetic } from "./text_arithmetic.js";
import { unknownStatement } from "./unknown_statement.js";
import { unreachable } from "./unreachable.js";
import { unusedVariable } from "./unused_variable.js";
import { uploadType } from "./upload_type.js";
import { valueShapes } from "./value_shapes.js";
import { variables } from "./variables.js";
import { writtenVariables } from "./written_variables.js";
import { wrongPlace } from "./wrong_place.js";

/** Rules about files, in the order they are asked. */
export const fileRules: readonly FileRule[] = [
	outermost,
	severalConstructs,
	header,
	comments,
	commentDivision,
	propertyCommas,
	semicolons,
];

/** Rules about constructs, in the order they are asked. */
export const rules: readonly Rule[] = [
	// What a project and its constructs consist of.
	constructName,
	job,
	constructParts,
	constructValues,
	tables,
	routes,
	schedule,
	addon,
	llm,
	tests,
	calls,
	callPlace,
	names,
	columnNames,
	environment,
	// Inputs.
	inputDeclarations,
	inputValues,
	inputFilterUses,
	inputReads,
	uploadType,
	// Statements: names, places, parts.
	unknownStatement,
	notRunning,
	wrongPlace,
	responseInStack,
	conditional,
	loopParts,
	blocks,
	statementArguments,
	attributes,
	commonProperties,
	literalKinds,
	valueShapes,
	resultVariable,
	writtenVariables,
	localNames,
	assertionPlace,
	unreachable,
	// Expressions.
	filters,
	variables,
	expressionTexts,
	systemVariables,
	queryOperators,
	// What Xano reads differently.
	filterBeforeComparison,
	filterInObject,
	leftToRight,
	lineBreaks,
	listConcatenation,
	headerList,
	reversedIn,
	reversedRegex,
	nowArithmetic,
	negatedValue,
	computedKey,
	numberKey,
	sortType,
	// What is probably meant otherwise.
	objectKeys,
	dollarKey,
	bareWord,
	javascript,
	endIndex,
	decimalIndex,
	indexCompared,
	kindMismatch,
	startedCall,
	textArithmetic,
	dotConcatenation,
	interpolation,
	filterOnLastOperand,
	operatorInArgument,
	outsideArgument,
	dateWords,
	plainPattern,
	lengthMember,
	numericText,
	constantCondition,
	endlessLoop,
	maybeUnset,
	unusedVariable,
];
