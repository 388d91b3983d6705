import { Engine as BpmnEngine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';

/** One run of a diagram in `bpmn-engine`, from start to end. */
export async function bpmnEngine(xml: string): Promise<() => Promise<void>> {
  const moddleContext = await new BpmnModdle().fromXML(xml);
  return () =>
    new Promise<void>((resolve, reject) => {
      const engine = BpmnEngine({ name: 'bench', moddleContext, variables: { n: 0 } });
      void engine.execute((error: Error | null) => {
        if (error) reject(error);
      });
      engine.once('end', () => resolve());
    });
}
