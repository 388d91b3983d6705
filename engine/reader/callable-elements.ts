import type { Xml } from '../elements/source.ts';
import { metamodel } from './metamodel.ts';
import { childOf, childrenOf, idOf, isA, textOf, typeOf } from './xml.ts';

/** Something of a file that can be started or called. */
export interface CallableElement {
  readonly id: string | null;
  /** As a bpmn:process. */
  readonly xml: Xml;
  readonly isExecutable: boolean;
  /** A global task: it is there to be called. */
  readonly isGlobal: boolean;
}

const activities: Readonly<Record<string, string>> = {
  'bpmn:GlobalTask': 'bpmn:Task',
  'bpmn:GlobalUserTask': 'bpmn:UserTask',
  'bpmn:GlobalManualTask': 'bpmn:ManualTask',
  'bpmn:GlobalScriptTask': 'bpmn:ScriptTask',
  'bpmn:GlobalBusinessRuleTask': 'bpmn:BusinessRuleTask',
};

/** The processes and global tasks (BPMN 2.0 §10.2.3) of a file. A global task is a process of that one activity, `<id>_task`. */
export function processesIn(root: Xml): readonly CallableElement[] {
  return childrenOf(root, 'rootElements').flatMap((xml) => {
    if (isA(xml, 'bpmn:Process'))
      return { id: idOf(xml), xml, isExecutable: xml['isExecutable'] === true, isGlobal: false };
    const activity = activities[typeOf(xml)];
    return activity
      ? { id: idOf(xml), xml: processAround(xml, activity), isExecutable: true, isGlobal: true }
      : [];
  });
}

function processAround(global: Xml, activity: string): Xml {
  const id = idOf(global) ?? '';
  const task = metamodel.create(activity, {
    id: `${id}_task`,
    name: textOf(global, 'name') ?? undefined,
    ...carriedOver(global, 'extensionElements', 'resources', 'implementation', 'script'),
    ...(textOf(global, 'scriptLanguage') ? { scriptFormat: textOf(global, 'scriptLanguage') } : {}),
  });
  return metamodel.create('bpmn:Process', {
    id,
    name: textOf(global, 'name') ?? undefined,
    isExecutable: true,
    ioSpecification: childOf(global, 'ioSpecification'),
    flowElements: [task],
  });
}

function carriedOver(global: Xml, ...properties: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    properties.flatMap((property) => (global[property] === undefined ? [] : [[property, global[property]]])),
  );
}
