/**
 * Checked conditions as SQL. Values are always parameters; names come from the schema and are quoted.
 * SQL's unknown counts as false wherever it can: a WHERE takes it so, AND and OR keep it so, and NOT is
 * written `IS NOT TRUE`.
 */
import type { CheckedCondition, Comparison } from '../store-rules/checked-condition.ts';
import type { PatternToken } from '../store-rules/like-pattern.ts';
import type { Field } from '../store-rules/table.ts';
import { asColumn, quoted } from './columns.ts';

export type Parameter = string | number | null;

export interface Sql {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

type Related = Extract<CheckedCondition, { op: 'related' }>;

const operators: Record<Comparison, string> = { eq: '=', neq: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** The outermost table is `t0`, those of `related` conditions `t1` and so on. */
export function conditionSql(condition: CheckedCondition): Sql {
  const parameters: Parameter[] = [];
  return { text: render(condition, 0, parameters), parameters };
}

export function column(field: Field, depth = 0): string {
  return `t${depth}.${quoted(field.name)}`;
}

function render(condition: CheckedCondition, depth: number, parameters: Parameter[]): string {
  const bound = (value: Parameter): string => {
    parameters.push(value);
    return '?';
  };
  switch (condition.op) {
    case 'constant':
      return condition.value ? 'TRUE' : 'FALSE';
    case 'and':
    case 'or':
      return joined(
        condition.op,
        condition.of.map((inner) => render(inner, depth, parameters)),
      );
    case 'not':
      return `(${render(condition.of, depth, parameters)}) IS NOT TRUE`;
    case 'present':
      return `${column(condition.field, depth)} IS ${condition.present ? 'NOT NULL' : 'NULL'}`;
    case 'oneOf':
      return `${column(condition.field, depth)} IN ${members(condition.field, condition.values, bound)}`;
    case 'noneOf':
      return `${column(condition.field, depth)} NOT IN ${members(condition.field, condition.values, bound)}`;
    case 'like':
      return `${column(condition.field, depth)} GLOB ${bound(globPattern(condition.pattern))}`;
    case 'contains': {
      const items = `json_each(${column(condition.field, depth)})`;
      return `EXISTS (SELECT 1 FROM ${items} AS item WHERE item.value = ${bound(condition.value)})`;
    }
    case 'related':
      return related(condition, depth, parameters);
    default:
      return `${column(condition.field, depth)} ${operators[condition.op]} ${bound(condition.value)}`;
  }
}

function joined(op: 'and' | 'or', parts: readonly string[]): string {
  if (parts.length === 0) return op === 'and' ? 'TRUE' : 'FALSE';
  return `(${parts.join(op === 'and' ? ' AND ' : ' OR ')})`;
}

/** One parameter for all values keeps the statement the same; numbers go singly, since SQLite's JSON rounds them. */
function members(field: Field, values: readonly Parameter[], bound: (value: Parameter) => string): string {
  if (field.type === 'number') return `(${values.map(bound).join(', ')})`;
  return `(SELECT ${asColumn(field, 'value')} FROM json_each(${bound(JSON.stringify(values))}))`;
}

/**
 * Where an index finds the related records, they are collected once; elsewhere each of our records is asked for
 * one. Measured on 100,000 instances with 3 variables each, counting those that have a variable of a given name
 * and value: 10 matches 0.01 ms against 153 ms, all match 35 ms against 13 ms.
 */
function related(condition: Related, depth: number, parameters: Parameter[]): string {
  const inner = depth + 1;
  const [foreign, ours] = [column(condition.foreign, inner), column(condition.field, depth)];
  const where = render(condition.where, inner, parameters);
  const source = `FROM ${quoted(condition.table.name)} AS t${inner} WHERE`;
  if (isFoundByIndex(condition)) return `${ours} IN (SELECT ${foreign} ${source} ${where})`;
  return `EXISTS (SELECT 1 ${source} ${foreign} = ${ours} AND ${where})`;
}

function isFoundByIndex({ table, where }: Related): boolean {
  const leading = [table.key, ...table.indexes.flatMap(([first]) => first ?? [])];
  const parts = where.op === 'and' ? where.of : [where];
  return parts.some((part) => (part.op === 'eq' || part.op === 'oneOf') && leading.includes(part.field));
}

/** GLOB is case-sensitive and has the same wildcards; `[x]` takes a wildcard literally. */
function globPattern(tokens: readonly PatternToken[]): string {
  const glob = (token: PatternToken): string => {
    if ('wild' in token) return token.wild === 'run' ? '*' : '?';
    return '*?['.includes(token.literal) ? `[${token.literal}]` : token.literal;
  };
  return tokens.map(glob).join('');
}
