const NAMESPACES =
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

export interface Shape {
  readonly id: string;
  readonly tag: string;
  readonly inside?: string;
  readonly attributes?: string;
}
export type Arrow = readonly [from: string, to: string, condition?: string];

export function bpmn(process: string, shapes: readonly Shape[], arrows: readonly Arrow[]): string {
  const flow = ([from, to]: Arrow) => `${from}_${to}`;
  const nodes = shapes.map(({ id, tag, inside = '', attributes = '' }) => {
    const outgoing = arrows
      .filter(([from]) => from === id)
      .map((arrow) => `<bpmn:outgoing>${flow(arrow)}</bpmn:outgoing>`);
    const incoming = arrows
      .filter(([, to]) => to === id)
      .map((arrow) => `<bpmn:incoming>${flow(arrow)}</bpmn:incoming>`);
    const [extension = '', rest = ''] = inside.startsWith('<bpmn:extensionElements>')
      ? [inside]
      : ['', inside];
    return `<bpmn:${tag} id="${id}" name="${id}" ${attributes}>${extension}${incoming.join('')}${outgoing.join('')}${rest}</bpmn:${tag}>`;
  });
  const flows = arrows.map((arrow) => {
    const condition = arrow[2];
    const inside = condition
      ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" ${condition.startsWith('=') ? '' : 'language="javascript"'}><![CDATA[${condition}]]></bpmn:conditionExpression>`
      : '';
    return `<bpmn:sequenceFlow id="${flow(arrow)}" sourceRef="${arrow[0]}" targetRef="${arrow[1]}">${inside}</bpmn:sequenceFlow>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${NAMESPACES} id="definitions" targetNamespace="urn:patto:bench">
<bpmn:process id="${process}" name="${process}" isExecutable="true">${nodes.join('\n')}${flows.join('\n')}</bpmn:process>
</bpmn:definitions>`;
}

const start: Shape = { id: 's', tag: 'startEvent' };
const end: Shape = { id: 'e', tag: 'endEvent' };

/** start, ten tasks, end: 12 elements. */
export const sequence = bpmn(
  'sequence',
  [start, ...Array.from({ length: 10 }, (_, n) => ({ id: `t${n}`, tag: 'task' })), end],
  [['s', 't0'], ...Array.from({ length: 9 }, (_, n) => [`t${n}`, `t${n + 1}`] as const), ['t9', 'e']],
);

/** start, fork, five tasks, join, end: 9 elements. */
export const forkJoin = bpmn(
  'forkJoin',
  [
    start,
    { id: 'f', tag: 'parallelGateway' },
    ...Array.from({ length: 5 }, (_, n) => ({ id: `t${n}`, tag: 'task' })),
    { id: 'j', tag: 'parallelGateway' },
    end,
  ],
  [
    ['s', 'f'],
    ...Array.from({ length: 5 }, (_, n) => ['f', `t${n}`] as const),
    ...Array.from({ length: 5 }, (_, n) => [`t${n}`, 'j'] as const),
    ['j', 'e'],
  ],
);

/** start, then ten rounds of (merge, script, decision), end: 32 element activations. */
export function loop(dialect: 'feel' | 'javascript'): string {
  const script =
    dialect === 'feel'
      ? '<bpmn:extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></bpmn:extensionElements>'
      : '<bpmn:script><![CDATA[environment.variables.n += 1; next();]]></bpmn:script>';
  const again =
    dialect === 'feel' ? '=n &lt; 10'.replace('&lt;', '<') : 'next(null, environment.variables.n < 10);';
  return bpmn(
    'loop',
    [
      start,
      { id: 'm', tag: 'exclusiveGateway' },
      {
        id: 't',
        tag: 'scriptTask',
        inside: script,
        attributes: dialect === 'feel' ? '' : 'scriptFormat="javascript"',
      },
      { id: 'x', tag: 'exclusiveGateway', attributes: 'default="x_e"' },
      end,
    ],
    [
      ['s', 'm'],
      ['m', 't'],
      ['t', 'x'],
      ['x', 'm', again],
      ['x', 'e'],
    ],
  );
}

/** What a store is measured with: start, two user tasks, end. */
export const twoUserTasks = bpmn(
  'twoUserTasks',
  [
    start,
    ...['a', 'b'].map((id) => ({
      id,
      tag: 'userTask',
      inside:
        '<bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="csm"/></bpmn:extensionElements>',
    })),
    end,
  ],
  [
    ['s', 'a'],
    ['a', 'b'],
    ['b', 'e'],
  ],
);
