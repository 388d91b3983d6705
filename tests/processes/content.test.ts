import { describe, expect, test } from '@jest/globals';
import { compileExpression } from '../../engine/expressions/feel/compile/compile.ts';
import { Scope } from '../../engine/expressions/feel/compile/scope.ts';
import { checkForm } from '../../engine/forms/check-form.ts';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import { folders, readDiagrams, readForms, readScenarios, readTexts, type Xml } from './content-files.ts';
import {
  childOf,
  extension,
  elementsOf,
  feelIn,
  idOf,
  inside,
  linesOf,
  listOf,
  nodesOf,
  overlap,
  processOf,
  shapesOf,
  textOf,
  typeOf,
  type Bounds,
} from './diagram-tree.ts';

const diagrams = await readDiagrams();
const forms = readForms();
const scenarios = readScenarios();
const userTasks = diagrams.flatMap((diagram) =>
  nodesOf(processOf(diagram)).filter((node) => typeOf(node) === 'UserTask'),
);
const formIds = new Map(forms.map((form) => [form.id, form]));
const formIdOf = (node: Xml): string => textOf(extension(node, 'FormDefinition'), 'formId');

const roles = new Set(
  'pua csm csm_med cm ats_as uvm ets dss ats_udp persona esp cabina dsm formazione grm admin_distr designer'.split(
    ' ',
  ),
);

/** What the engine runs today, and nothing else. */
const allowed = new Set(
  (
    'StartEvent EndEvent IntermediateCatchEvent IntermediateThrowEvent BoundaryEvent UserTask ScriptTask ManualTask ' +
    'ServiceTask SendTask BusinessRuleTask ReceiveTask ExclusiveGateway ParallelGateway EventBasedGateway SubProcess CallActivity'
  ).split(' '),
);

function syntaxError(feel: string): boolean {
  return compileExpression(feel, Scope.empty).problem !== null;
}

function isFreeLabel(node: Xml): boolean {
  return !/Task$|SubProcess|CallActivity/.test(typeOf(node));
}

test('every folder has diagrams, forms, scenarios', () => {
  expect(folders).toEqual(['bds-pilota', 'percorso-bds-sm']);
  for (const folder of folders) {
    expect(diagrams.filter((diagram) => diagram.folder === folder).length).toBeGreaterThan(0);
    expect(forms.filter((form) => form.folder === folder).length).toBeGreaterThan(0);
    expect(scenarios.filter((scenario) => scenario.folder === folder).length).toBeGreaterThanOrEqual(3);
  }
});

describe.each(diagrams.map((diagram) => [diagram.file, diagram] as const))('%s', (file, diagram) => {
  const process = processOf(diagram);
  const nodes = nodesOf(process);
  const shapes = shapesOf(diagram);
  const shapeOf = new Map(shapes.map((shape) => [idOf(shape.element), shape]));

  test('is read without warnings, and the file is named after its process', () => {
    expect(diagram.warnings).toEqual([]);
    expect(`${idOf(process)}.bpmn`).toBe(file);
    expect(process['isExecutable']).toBe(true);
    expect(textOf(extension(process, 'VersionTag'), 'value')).not.toBe('');
  });

  test('is accepted by the engine', async () => {
    const { definitions, problems } = await readProcesses(file, diagram.xml);
    expect(problems).toEqual([]);
    expect(definitions.map((definition) => definition.processId)).toEqual([idOf(process)]);
  });

  test('holds nothing that cannot be run', () => {
    expect(nodes.filter((node) => !allowed.has(typeOf(node))).map(idOf)).toEqual([]);
    // People see one task for all; only a decision may be taken item by item.
    const repeated = nodes.filter((node) => childOf(node, 'loopCharacteristics'));
    expect(repeated.filter((node) => typeOf(node) !== 'BusinessRuleTask').map(idOf)).toEqual([]);
    expect(nodes.filter((node) => node['triggeredByEvent'] === true).map(idOf)).toEqual([]);
  });

  test('has FEEL that can be parsed', () => {
    const expressions = feelIn(diagram.definitions);
    expect(expressions.length).toBeGreaterThan(3);
    expect(expressions.filter(({ feel }) => syntaxError(feel))).toEqual([]);
  });

  test('takes a decision at every exclusive gateway that splits', () => {
    for (const gateway of nodes.filter((node) => typeOf(node) === 'ExclusiveGateway')) {
      const outgoing = listOf(gateway, 'outgoing');
      if (outgoing.length < 2) continue;
      expect([idOf(gateway), textOf(gateway, 'name')]).toEqual([idOf(gateway), expect.stringMatching(/\?$/)]);
      const otherwise = childOf(gateway, 'default');
      expect(otherwise).not.toBeNull();
      for (const flow of outgoing.filter((each) => each !== otherwise)) {
        expect([idOf(flow), textOf(childOf(flow, 'conditionExpression'), 'body')]).toEqual([
          idOf(flow),
          expect.stringMatching(/^=/),
        ]);
      }
      expect(outgoing.filter((flow) => textOf(flow, 'name') === '').map(idOf)).toEqual([]);
    }
  });

  test('joins with a parallel gateway only what was split', () => {
    const both = nodes.filter(
      (node) =>
        typeOf(node) === 'ParallelGateway' &&
        listOf(node, 'incoming').length > 1 &&
        listOf(node, 'outgoing').length > 1,
    );
    expect(both.map(idOf)).toEqual([]);
  });

  test('gives every user task a form, a role and a due date', () => {
    for (const task of nodes.filter((node) => typeOf(node) === 'UserTask')) {
      const groups = textOf(extension(task, 'AssignmentDefinition'), 'candidateGroups').split(', ');
      expect([idOf(task), groups.filter((group) => !roles.has(group))]).toEqual([idOf(task), []]);
      expect([idOf(task), textOf(extension(task, 'TaskSchedule'), 'dueDate')]).toEqual([
        idOf(task),
        expect.stringMatching(/^=/),
      ]);
      expect([idOf(task), formIds.has(formIdOf(task))]).toEqual([idOf(task), true]);
      expect(extension(task, 'UserTask')).not.toBeNull();
    }
  });

  test('calls processes that are there', () => {
    const known = new Set(diagrams.map((each) => idOf(processOf(each))));
    const called = nodes
      .filter((node) => typeOf(node) === 'CallActivity')
      .map((node) => textOf(extension(node, 'CalledElement'), 'processId'));
    expect(called.filter((id) => !known.has(id))).toEqual([]);
  });

  test('has a name on everything people read', () => {
    const named = nodes.filter(
      (node) => !/^(ParallelGateway|ExclusiveGateway)$/.test(typeOf(node)) || listOf(node, 'outgoing').length > 1,
    );
    const silent = named.filter(
      (node) => textOf(node, 'name') === '' && typeOf(node) !== 'ParallelGateway',
    );
    expect(silent.map(idOf)).toEqual([]);
  });

  test('puts every node into exactly one lane', () => {
    const lanes = listOf(process, 'laneSets').flatMap((set) => listOf(set, 'lanes'));
    const members = lanes.flatMap((lane) => listOf(lane, 'flowNodeRef')).map(idOf);
    const top = listOf(process, 'flowElements').filter((element) => typeOf(element) !== 'SequenceFlow');
    expect([...members].sort()).toEqual(top.map(idOf).sort());
  });

  describe('is drawn', () => {
    const overlapping = (left: Bounds, right: Bounds): boolean => overlap(left, right);
    const drawn = nodes.flatMap((node) => {
      const shape = shapeOf.get(idOf(node));
      return shape ? [{ node, ...shape }] : [];
    });
    const isIn = (inner: Xml, outer: Xml): boolean => {
      for (let at = childOf(inner, '$parent'); at; at = childOf(at, '$parent')) if (at === outer) return true;
      return false;
    };

    test('with a shape for every node and a line for every flow', () => {
      expect(nodes.filter((node) => !shapeOf.has(idOf(node))).map(idOf)).toEqual([]);
      const lines = new Set(linesOf(diagram).map((line) => idOf(line.element)));
      const flows = elementsOf(process).filter((element) => typeOf(element) === 'SequenceFlow');
      expect(flows.filter((flow) => !lines.has(idOf(flow))).map(idOf)).toEqual([]);
    });

    test('without overlapping shapes', () => {
      const found = drawn.flatMap((left, at) =>
        drawn
          .slice(at + 1)
          .filter((right) => {
            if (isIn(left.node, right.node) || isIn(right.node, left.node)) return false;
            const attached = [left.node, right.node].map((node) => childOf(node, 'attachedToRef'));
            if (attached[0] === right.node || attached[1] === left.node) return false;
            // A boundary event on the border of a sub-process may reach into it.
            const hosts = attached.filter((host) => host !== null && [left.node, right.node].some((n) => isIn(n, host)));
            return hosts.length === 0 && overlapping(left.bounds, right.bounds);
          })
          .map((right) => `${idOf(left.node)} and ${idOf(right.node)}`),
      );
      expect(found).toEqual([]);
    });

    test('with the content of a sub-process inside it, and everything inside the pool', () => {
      for (const { node, bounds } of drawn) {
        const around = childOf(node, '$parent');
        const outer = around && typeOf(around) === 'SubProcess' ? shapeOf.get(idOf(around)) : shapes[0];
        if (outer) expect([idOf(node), inside(outer.bounds, bounds)]).toEqual([idOf(node), true]);
      }
    });

    test('with labels that cover neither shapes nor each other', () => {
      const labels = [
        ...drawn.filter(({ node }) => isFreeLabel(node)).map(({ node, label }) => ({ id: idOf(node), label })),
        ...linesOf(diagram).map(({ element, label }) => ({ id: idOf(element), label })),
      ].flatMap(({ id, label }) => (label ? [{ id, label }] : []));
      const solid = drawn.filter(({ node }) => typeOf(node) !== 'SubProcess');
      const onShapes = labels.flatMap(({ id, label }) =>
        solid.filter(({ bounds }) => overlap(label, bounds)).map(({ node }) => `${id} covers ${idOf(node)}`),
      );
      const onLabels = labels.flatMap((one, at) =>
        labels.slice(at + 1).filter((other) => overlap(one.label, other.label)).map((other) => `${one.id} covers ${other.id}`),
      );
      expect([...onShapes, ...onLabels]).toEqual([]);
    });

    test('with flows that turn at right angles and cross no shape', () => {
      const solid = drawn.filter(({ node }) => typeOf(node) !== 'SubProcess');
      const wrong = linesOf(diagram).flatMap(({ element, points }) => {
        const ends = [childOf(element, 'sourceRef'), childOf(element, 'targetRef')];
        return points.slice(1).flatMap((to, at) => {
          const from = points[at] ?? to;
          if (from.x !== to.x && from.y !== to.y) return [`${idOf(element)} is askew`];
          const segment = {
            x: Math.min(from.x, to.x),
            y: Math.min(from.y, to.y),
            width: Math.abs(from.x - to.x),
            height: Math.abs(from.y - to.y),
          };
          return solid
            .filter(({ node, bounds }) => !ends.includes(node) && overlap(segment, bounds))
            // The flow of a boundary event begins on the border of the activity it is attached to.
            .filter(({ node }) => ends.every((end) => end === null || childOf(end, 'attachedToRef') !== node))
            .map(({ node }) => `${idOf(element)} crosses ${idOf(node)}`);
        });
      });
      expect(wrong).toEqual([]);
    });
  });
});

describe('the forms', () => {
  const used = new Set(diagrams.flatMap((diagram) => nodesOf(processOf(diagram)).map(formIdOf)));

  test('are all used', () => {
    expect(forms.filter((form) => !used.has(form.id)).map((form) => form.id)).toEqual([]);
  });

  test.each(forms.map((form) => [form.id, form] as const))('%s is accepted by the engine', (id, form) => {
    expect(checkForm(form.text, `${id}.form`).problems).toEqual([]);
  });

  test('speak Italian and English', () => {
    const silent = forms.flatMap((form) =>
      form.components
        .filter((component) => {
          const properties = childOf(component, 'properties');
          const written = textOf(component, 'label') || textOf(component, 'dateLabel');
          const options = listOf(component, 'values').length;
          if (written !== '' && textOf(properties, 'label_en') === '') return true;
          if (textOf(component, 'description') !== '' && textOf(properties, 'description_en') === '') return true;
          if (textOf(component, 'text') !== '' && textOf(properties, 'text_en') === '') return true;
          return options > 0 && textOf(properties, 'values_en').split('|').length !== options;
        })
        .map((component) => `${form.id} ${idOf(component)}`),
    );
    expect(silent).toEqual([]);
  });

  test('ask for no identity and no clinical story', () => {
    const forbidden = /^(nome|cognome|codiceFiscale|cf|telefono|indirizzo|dataNascita|email)$|diagnosi|farmac|anamnesi/i;
    const asked = forms.flatMap((form) =>
      form.components.map((component) => `${form.id} ${textOf(component, 'key')}`),
    );
    expect(asked.filter((key) => forbidden.test(key.split(' ')[1] ?? ''))).toEqual([]);
  });
});

describe.each(scenarios.map((scenario) => [`${scenario.folder}/${scenario.file}`, scenario] as const))(
  '%s',
  (_file, scenario) => {
    const tasks = new Map(userTasks.map((task) => [idOf(task), task]));
    const process = diagrams.map(processOf).find((each) => idOf(each) === scenario.process);
    const messages = new Set(
      diagrams.flatMap((diagram) =>
        listOf(diagram.definitions, 'rootElements')
          .filter((element) => typeOf(element) === 'Message')
          .map((message) => textOf(message, 'name')),
      ),
    );

    test('names things that are there', () => {
      expect(scenario.name).not.toBe('');
      expect(process).toBeDefined();
      const named = scenario.steps.flatMap((step) => [
        ...(step.expectWaitingAt ?? []),
        ...(step.completeTask === undefined ? [] : [step.completeTask]),
      ]);
      expect(named.filter((id) => !tasks.has(id))).toEqual([]);
      const published = scenario.steps.flatMap((step) => (step.publishMessage ? [step.publishMessage.name] : []));
      expect(published.filter((name) => !messages.has(name))).toEqual([]);
    });

    test('fills in fields of the form, and all that are always required', () => {
      for (const { completeTask, variables = {} } of scenario.steps) {
        const form = completeTask === undefined ? undefined : formIds.get(formIdOf(tasks.get(completeTask) ?? {}));
        if (!form) continue;
        const keys = new Set(form.components.flatMap((one) => [textOf(one, 'key'), textOf(one, 'path')]));
        expect([completeTask, Object.keys(variables).filter((name) => !keys.has(name))]).toEqual([completeTask, []]);
        const top = (JSON.parse(form.text) as { components: Xml[] }).components;
        const required = top.filter(
          (one) => childOf(one, 'validate')?.['required'] === true && !childOf(one, 'conditional'),
        );
        const missing = required.map((one) => textOf(one, 'key')).filter((key) => !(key in variables));
        expect([completeTask, missing]).toEqual([completeTask, []]);
      }
    });
  },
);

test('task ids are unique over all processes, so that scenarios are not ambiguous', () => {
  const ids = userTasks.map(idOf);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('no file tells where it was made', () => {
  const telling = /\/(work|tmp|home|root|usr)\//;
  expect(readTexts().filter(({ text }) => telling.test(text)).map(({ file }) => file)).toEqual([]);
});
