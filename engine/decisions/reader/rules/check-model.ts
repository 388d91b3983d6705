import type { Xml } from '../../../reader/xml.ts';
import type { DecisionModel } from '../../model/decision-model.ts';
import type { Report } from '../reading.ts';
import { checkCycles } from './cycles.ts';
import { checkIds, checkNames } from './names.ts';
import { checkReferences } from './references.ts';
import { checkTables } from './decision-tables.ts';

/** What can be said of a model before its expressions are parsed, and without those it imports. */
export function checkModel(model: DecisionModel, root: Xml, report: Report): void {
  checkIds(root, report);
  checkNames(model, report);
  checkReferences(model, report);
  checkCycles(model, report);
  checkTables(model, report);
}
