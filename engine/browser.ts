/**
 * The pure rooms, for the browser: the same forms and the same FEEL as on the server, so that both sides always
 * agree. Nothing here reads a clock, a network or a disk.
 */
export type { Problem } from './model/definition.ts';
export type { Json, Variables } from './model/json.ts';
export type { AskedInput, AskedShape } from './decisions/asked-inputs.ts';
export type { Finding } from './decisions/checker/check-decisions.ts';
export type { DecisionOutline, TableOutline } from './decisions/decision-outline.ts';
export type { DecisionProgram } from './decisions/decisions.ts';
export type { DecisionResult, EvaluatedDecision } from './decisions/evaluation-record.ts';
export type { DecisionModel } from './decisions/model/decision-model.ts';
/** Reading, checking and evaluating DMN files. Few pages do: it is loaded when first asked for. */
export const loadDecisions = () => import('./decisions/workbench.ts');
export { checkFeel, evaluateFeel, type FeelResult, type Lookup } from './expressions/feel.ts';
export type { FeelClock } from './expressions/feel.ts';
export type { Block, Inline } from './forms/block.ts';
export { localParts, localTime, today } from './forms/calendar.ts';
export { countCharacters } from './forms/characters.ts';
export { checkForm, type CheckedForm } from './forms/check-form.ts';
export { decimalText, readDecimal, showDecimal } from './forms/decimal.ts';
export { fieldKeys } from './forms/field-keys.ts';
export type { Form, Language, Layout } from './forms/form.ts';
export type { FormContext } from './forms/form-context.ts';
export { formOf, type FormSchema } from './forms/form-of.ts';
export { sameJson } from './forms/json-equality.ts';
export type { ErrorCode } from './forms/messages.ts';
export { validateForm, validateView, type FormError, type ValidatedForm } from './forms/validate-form.ts';
export type {
  FieldView,
  GroupView,
  ImageView,
  ListView,
  OptionView,
  PassageView,
  TableView,
  View,
  ViewPart,
} from './forms/view.ts';
export { viewForm } from './forms/view-form.ts';
export { showValue } from './forms/words.ts';
