import type { FileRule, Rule } from "../rule.js";
import { addon } from "./constructs/addon.js";
import { callPlace } from "./constructs/call_place.js";
import { calls } from "./constructs/calls.js";
import { columnNames } from "./constructs/column_names.js";
import { constructName } from "./constructs/construct_name.js";
import { constructParts } from "./constructs/construct_parts.js";
import { constructValues } from "./constructs/construct_values.js";
import { environment } from "./constructs/environment.js";
import { job } from "./constructs/job.js";
import { llm } from "./constructs/llm.js";
import { mocks } from "./constructs/mocks.js";
import { names } from "./constructs/names.js";
import { routes } from "./constructs/routes.js";
import { schedule } from "./constructs/schedule.js";
import { tables } from "./constructs/tables.js";
import { tests } from "./constructs/tests.js";
import { expressionTexts } from "./expressions/expression_texts.js";
import { filters } from "./expressions/filters.js";
import { queryOperators } from "./expressions/query_operators.js";
import { systemVariables } from "./expressions/system_variables.js";
import { variables } from "./expressions/variables.js";
import { commentDivision } from "./files/comment_division.js";
import { comments } from "./files/comments.js";
import { header } from "./files/header.js";
import { outermost } from "./files/outermost.js";
import { propertyCommas } from "./files/property_commas.js";
import { semicolons } from "./files/semicolons.js";
import { severalConstructs } from "./files/several_constructs.js";
import { inputFilterUses } from "./inputs/input_filters.js";
import { inputReads } from "./inputs/input_reads.js";
import { inputDeclarations } from "./inputs/input_types.js";
import { inputValues } from "./inputs/input_values.js";
import { uploadType } from "./inputs/upload_type.js";
import { assertionValues } from "./portability/assertion_values.js";
import { computedKey } from "./portability/computed_key.js";
import { filterBeforeComparison } from "./portability/filter_before_comparison.js";
import { filterInObject } from "./portability/filter_in_object.js";
import { headerList } from "./portability/header_list.js";
import { leftToRight } from "./portability/left_to_right.js";
import { lineBreaks } from "./portability/line_breaks.js";
import { listConcatenation } from "./portability/list_concatenation.js";
import { negatedValue } from "./portability/negated_value.js";
import { nowArithmetic } from "./portability/now_arithmetic.js";
import { numberKey } from "./portability/number_key.js";
import { reversedIn } from "./portability/reversed_in.js";
import { reversedRegex } from "./portability/reversed_regex.js";
import { sortType } from "./portability/sort_type.js";
import { statementArguments } from "./statements/arguments.js";
import { assertionPlace } from "./statements/assertion_place.js";
import { attributes } from "./statements/attributes.js";
import { blocks } from "./statements/blocks.js";
import { commonProperties } from "./statements/common_properties.js";
import { conditional } from "./statements/conditional.js";
import { literalKinds } from "./statements/literal_kinds.js";
import { localNames } from "./statements/local_names.js";
import { loopParts } from "./statements/loops.js";
import { notRunning } from "./statements/not_running.js";
import { responseInStack } from "./statements/response_in_stack.js";
import { resultVariable } from "./statements/result_variable.js";
import { unknownStatement } from "./statements/unknown_statement.js";
import { unreachable } from "./statements/unreachable.js";
import { valueShapes } from "./statements/value_shapes.js";
import { writtenVariables } from "./statements/written_variables.js";
import { wrongPlace } from "./statements/wrong_place.js";
import { bareWord } from "./suspicious/bare_word.js";
import { constantCondition } from "./suspicious/constant_condition.js";
import { dateWords } from "./suspicious/date_words.js";
import { decimalIndex } from "./suspicious/decimal_index.js";
import { dollarKey } from "./suspicious/dollar_key.js";
import { dotConcatenation } from "./suspicious/dot_concatenation.js";
import { endIndex } from "./suspicious/end_index.js";
import { endlessLoop } from "./suspicious/endless_loop.js";
import { filterOnLastOperand } from "./suspicious/filter_on_last_operand.js";
import { indexCompared } from "./suspicious/index_compared.js";
import { interpolation } from "./suspicious/interpolation.js";
import { javascript } from "./suspicious/javascript.js";
import { kindMismatch } from "./suspicious/kind_mismatch.js";
import { lengthMember } from "./suspicious/length_member.js";
import { maybeUnset } from "./suspicious/maybe_unset.js";
import { numericText } from "./suspicious/numeric_text.js";
import { objectKeys } from "./suspicious/object_keys.js";
import { operatorInArgument } from "./suspicious/operator_in_argument.js";
import { outsideArgument } from "./suspicious/outside_argument.js";
import { plainPattern } from "./suspicious/plain_pattern.js";
import { startedCall } from "./suspicious/started_call.js";
import { textArithmetic } from "./suspicious/text_arithmetic.js";
import { unusedVariable } from "./suspicious/unused_variable.js";

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
	mocks,
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
	assertionValues,
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
