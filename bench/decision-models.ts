import type { Variables } from '../engine/model/json.ts';

/** A table of one or more outputs, cells as FEEL. */
export interface Table {
  readonly id: string;
  readonly hitPolicy: 'FIRST' | 'UNIQUE' | 'COLLECT';
  readonly inputs: readonly (readonly [name: string, type: string])[];
  readonly outputs: readonly (readonly [name: string, type: string])[];
  /** Inputs first, then outputs. */
  readonly rules: readonly (readonly string[])[];
  readonly requires: readonly string[];
}

const regions = ['north', 'east', 'south', 'west', 'centre'];
const bands = Array.from({ length: 10 }, (_, n) => n * 100);

/** 5 regions × 10 bands of amounts × 2: one rule for each, of four inputs and two outputs. */
function rules(
  region: (name: string, at: number) => string,
  amount: (from: number) => string,
  age: (band: number) => string,
): Table['rules'] {
  return regions.flatMap((name, at) =>
    bands.flatMap((from, band) =>
      [true, false].map((member) => [
        region(name, at),
        amount(from),
        age(band),
        String(member),
        String(at * 100 + band * 2 + (member ? 1 : 0)),
        `"${name} ${from}"`,
      ]),
    ),
  );
}

function hundred(hitPolicy: Table['hitPolicy'], given: Table['rules']): Table {
  return {
    id: 'discount',
    hitPolicy,
    inputs: [
      ['region', 'string'],
      ['amount', 'number'],
      ['age', 'number'],
      ['member', 'boolean'],
    ],
    outputs: [
      ['percent', 'number'],
      ['reason', 'string'],
    ],
    rules: given,
    requires: [],
  };
}

const text = (name: string): string => `"${name}"`;
const others = (name: string, at: number): string => `"${name}", "${regions[(at + 1) % 5] ?? ''}"`;

/** Every rule has an interval or a comparison; FIRST and COLLECT overlap, UNIQUE does not. */
export const tables: readonly Table[] = [
  hundred(
    'UNIQUE',
    rules(
      text,
      (from) => `[${from}..${from + 100})`,
      () => '>= 18',
    ),
  ),
  hundred(
    'FIRST',
    rules(
      others,
      (from) => `< ${from + 100}`,
      (band) => (band % 3 === 0 ? '-' : '[18..90]'),
    ),
  ),
  hundred(
    'COLLECT',
    rules(
      others,
      (from) => `>= ${from}`,
      (band) => (band % 3 === 0 ? '-' : '< 70'),
    ),
  ),
];

/** Inputs that meet early and late rules. */
export const questions: readonly Variables[] = Array.from({ length: 40 }, (_, n) => ({
  region: regions[n % 5] ?? '',
  amount: (n * 137) % 1000,
  age: 20 + ((n * 7) % 45),
  member: n % 3 === 0,
}));

/** An offer from two other decisions. */
export const graph: readonly Table[] = [
  {
    id: 'tier',
    hitPolicy: 'FIRST',
    inputs: [['amount', 'number']],
    outputs: [['tier', 'string']],
    rules: [
      ['< 200', '"small"'],
      ['[200..600)', '"medium"'],
      ['-', '"large"'],
    ],
    requires: [],
  },
  {
    id: 'risk',
    hitPolicy: 'FIRST',
    inputs: [
      ['age', 'number'],
      ['member', 'boolean'],
    ],
    outputs: [['risk', 'string']],
    rules: [
      ['< 30', 'false', '"high"'],
      ['[30..50)', '-', '"medium"'],
      ['-', '-', '"low"'],
    ],
    requires: [],
  },
  {
    id: 'offer',
    hitPolicy: 'FIRST',
    inputs: [
      ['tier', 'string'],
      ['risk', 'string'],
    ],
    outputs: [
      ['percent', 'number'],
      ['reason', 'string'],
    ],
    rules: [
      ['"large"', '"low"', '20', '"best"'],
      ['"large", "medium"', '"low", "medium"', '10', '"good"'],
      ['-', '"high"', '0', '"risk"'],
      ['-', '-', '5', '"usual"'],
    ],
    requires: ['tier', 'risk'],
  },
];

const escape = (given: string): string => given.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A file as all engines read it: of DMN 1.1. */
export function dmn(...decisions: readonly Table[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" id="bench" name="bench" namespace="bench">
${decisions.map(decision).join('\n')}
</definitions>`;
}

function decision({ id, hitPolicy, inputs, outputs, rules: all, requires }: Table): string {
  const cell = (kind: string, name: string, content: string): string =>
    `<${kind} id="${name}"><text>${escape(content)}</text></${kind}>`;
  return `<decision id="${id}" name="${id}">
<variable id="${id}_variable" name="${id}" />
${requires.map((other) => `<informationRequirement><requiredDecision href="#${other}" /></informationRequirement>`).join('\n')}
<decisionTable id="${id}_table" hitPolicy="${hitPolicy}">
${inputs
  .map(
    ([name, type]) =>
      `<input id="${id}_${name}" label="${name}"><inputExpression id="${id}_${name}_expression" typeRef="${type}"><text>${name}</text></inputExpression></input>`,
  )
  .join('\n')}
${outputs.map(([name, type]) => `<output id="${id}_${name}" name="${name}" typeRef="${type}" />`).join('\n')}
${all
  .map(
    (rule, row) =>
      `<rule id="${id}_${row}">${rule
        .map((content, at) =>
          cell(at < inputs.length ? 'inputEntry' : 'outputEntry', `${id}_${row}_${at}`, content),
        )
        .join('')}</rule>`,
  )
  .join('\n')}
</decisionTable></decision>`;
}
