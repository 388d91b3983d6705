import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
import type BpmnModeler from 'bpmn-js/lib/Modeler';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type { DeploymentProblem } from '../api/wire.ts';
import { fitAll } from '../diagram/zoom.ts';
import type { Language } from '../language/i18n.ts';
import { problemLine } from './problem-words/index.ts';
import type { Found } from './publication.ts';
import { translateModule } from './translations.ts';
import 'camunda-bpmn-js/dist/assets/camunda-cloud-modeler.css';

/** An open editor: what the page around it may ask of it. */
export interface OpenModeler {
  readonly xml: () => Promise<string>;
  readonly load: (xml: string) => Promise<void>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly mark: (found: Found) => void;
  readonly show: (elementId: string) => void;
  readonly nameOf: (elementId: string) => string;
  readonly close: () => void;
}

interface Places {
  readonly canvas: HTMLElement;
  readonly properties: HTMLElement;
}

type Construct = new (options: object) => BpmnModeler;
const problemOverlay = 'patto-problem';
const paletteWidth = 130;

export interface ChangeState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export async function openModeler(
  places: Places,
  language: Language,
  xml: string,
  onChange: (state: ChangeState) => void,
): Promise<OpenModeler> {
  const modeler = new (Modeler as Construct)({
    container: places.canvas,
    propertiesPanel: { parent: places.properties },
    additionalModules: [translateModule(language)],
  });
  const canvas = modeler.get<Canvas>('canvas');
  const elements = modeler.get<ElementRegistry>('elementRegistry');
  const overlays = modeler.get<Overlays>('overlays');
  const commands = modeler.get<CommandStack>('commandStack');

  /** The shape of an element; of a process its pool, or the whole diagram where it has none. */
  const shapeOf = (id: string) =>
    elements.get(id) ?? elements.find((shape) => businessOf(shape).processRef?.id === id);

  const nameOf = (id: string) => {
    const shape = shapeOf(id);
    const name = shape && businessOf(shape).name;
    return name === undefined || name === '' ? id : name;
  };

  const load = async (next: string) => {
    await modeler.importXML(next);
    fitAll(canvas, { largest: 1, leftPx: paletteWidth });
  };

  const badge = (found: readonly DeploymentProblem[], look: string) => {
    const lineOf = (problem: DeploymentProblem) => problemLine(problem, language, nameOf);
    for (const [element, messages] of linesByElement(found, lineOf)) {
      const shape = shapeOf(element);
      if (shape === undefined) continue;
      overlays.add(shape.id, problemOverlay, {
        position: { bottom: 12, left: -12 },
        html: problemBadge(messages, look),
      });
    }
  };

  try {
    await load(xml);
  } catch (error) {
    modeler.destroy();
    throw error;
  }
  modeler.on('commandStack.changed', () =>
    onChange({ canUndo: commands.canUndo(), canRedo: commands.canRedo() }),
  );

  return {
    load,
    xml: async () => (await modeler.saveXML({ format: true })).xml ?? '',
    undo: () => commands.undo(),
    redo: () => commands.redo(),
    mark: ({ problems, warnings }) => {
      overlays.remove({ type: problemOverlay });
      badge(problems, 'problem-badge');
      badge(warnings, 'problem-badge warning-badge');
    },
    show: (elementId) => {
      const element = shapeOf(elementId);
      if (element === undefined) return;
      places.canvas.scrollIntoView({ block: 'nearest' });
      canvas.scrollToElement(element, 120);
      modeler.get<Selection>('selection').select(element);
    },
    nameOf,
    close: () => modeler.destroy(),
  };
}

interface Business {
  readonly name?: string;
  readonly processRef?: { readonly id: string };
}

const businessOf = (shape: { readonly businessObject?: unknown }) => (shape.businessObject ?? {}) as Business;

function linesByElement(
  problems: readonly DeploymentProblem[],
  lineOf: (problem: DeploymentProblem) => string,
): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, readonly string[]>();
  for (const problem of problems) {
    const { element } = problem;
    if (element !== null) lines.set(element, [...(lines.get(element) ?? []), lineOf(problem)]);
  }
  return lines;
}

function problemBadge(messages: readonly string[], look: string): HTMLElement {
  const badge = document.createElement('div');
  badge.className = look;
  badge.textContent = messages.length === 1 ? '!' : String(messages.length);
  badge.title = messages.join('\n');
  return badge;
}
