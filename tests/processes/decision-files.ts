import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DecisionProgram } from '../../engine/decisions/decisions.ts';
import type { DecisionResult } from '../../engine/decisions/evaluation-record.ts';
import { readDecisions } from '../../engine/decisions/read-decisions.ts';
import type { Json, Variables } from '../../engine/model/json.ts';

const root = fileURLToPath(new URL('../../processes', import.meta.url));
const clock = { now: Date.parse('2026-12-01T08:00:00Z'), zone: 'Europe/Rome' };

/** A DMN file beside a pathway, ready to be asked, which remembers the rules that have answered. */
export class DecisionFile {
  private readonly program: DecisionProgram;
  private readonly xml: string;
  private readonly hit = new Set<string>();

  private constructor(program: DecisionProgram, xml: string) {
    this.program = program;
    this.xml = xml;
  }

  static async read(path: string): Promise<DecisionFile> {
    const xml = readFileSync(join(root, path), 'utf8');
    const { program, problems } = await readDecisions(xml);
    if (!program) throw new Error(`${path}: ${JSON.stringify(problems, null, 2)}`);
    return new DecisionFile(program, xml);
  }

  evaluate(decisionId: string, variables: Variables): DecisionResult {
    const result = this.program.evaluate(decisionId, variables, clock);
    if (result.failure) throw new Error(`${result.failure.decisionId}: ${result.failure.message}`);
    for (const { matchedRules } of result.evaluated) for (const { id } of matchedRules) this.hit.add(id);
    return result;
  }

  /** What a decision that gives a context answers. */
  context(decisionId: string, variables: Variables): Variables {
    return this.evaluate(decisionId, variables).output as Variables;
  }

  output(decisionId: string, variables: Variables): Json {
    return this.evaluate(decisionId, variables).output;
  }

  /** Of all tables of the file. */
  expectEveryRuleWasHit(): void {
    const rules = [...this.xml.matchAll(/<rule id="([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((id) => !this.hit.has(id))).toEqual([]);
  }
}
