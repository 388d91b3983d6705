import { decisionFile, literal, table } from '../support/decision-model.ts';
import { error, multiInstance, process, type Bound } from '../support/model.ts';
import { covers, deployed, given, scenario } from '../support/scenario.ts';

covers('businessRuleTask');

const level = decisionFile('levels', [
  table('level', {
    requires: ['score'],
    inputs: { Score: 'score' },
    outputs: ['level'],
    rules: [
      ['< 10', '"low"'],
      ['[10..20]', '"high"'],
      ['[20..30]', '"highest"'],
    ],
  }),
  literal('score', 'points + 1'),
]);
const decisions = [level];
const deciding = (
  options: {
    readonly inputs?: Record<string, string>;
    readonly outputs?: Record<string, string>;
  } & Bound = {},
) => {
  const { inputs, outputs, ...bound } = options;
  return process('deciding')
    .startEvent()
    .businessRuleTask('decide', {
      decision: { decisionId: 'level', resultVariable: 'found', ...bound },
      ...(inputs && { inputs }),
      ...(outputs && { outputs }),
    })
    .endEvent();
};

scenario(
  'a decision is evaluated at once into its result variable',
  deciding(),
  given({ points: 3 }).expectEnded({ points: 3, found: 'low' }).expectPath('start', 'decide', 'end'),
  { decisions },
);

scenario(
  'it sees the variables its inputs make, and only mapped outputs leave it',
  deciding({ inputs: { points: '=shown * 2' }, outputs: { label: '="level " + found' } }),
  given({ shown: 5 }).expectEnded({ shown: 5, label: 'level high' }),
  { decisions },
);

scenario(
  'the result is written where a variable of that name is',
  deciding({ inputs: { points: '=1', found: '=null' } }),
  given().expectEnded({}),
  { decisions },
);

scenario(
  'which decision may be computed',
  process('computed')
    .startEvent()
    .businessRuleTask('decide', { decision: { decisionId: '=which', resultVariable: 'found' } })
    .endEvent(),
  given({ which: 'score', points: 1 }).expectEnded({ which: 'score', points: 1, found: 2 }),
  { decisions },
);

scenario(
  'no rule that matches gives null',
  deciding(),
  given({ points: 70 }).expectEnded({ points: 70, found: null }),
  { decisions },
);

scenario(
  'each turn of a loop decides with its own variables',
  process('each')
    .startEvent()
    .businessRuleTask('decide', {
      decision: { decisionId: 'level', resultVariable: 'found' },
      loop: multiInstance({
        collection: '=[1, 12]',
        element: 'points',
        outputCollection: 'all',
        outputElement: '=found',
      }),
    })
    .endEvent(),
  given().expectEnded({ all: ['low', 'high'] }),
  { decisions },
);

scenario(
  'a decision that fails is an incident, which says why; resolving evaluates it again',
  deciding(),
  given({ points: 19 })
    .expectIncident('decide', 'DECISION_EVALUATION_ERROR', /'level'.*'Score'.*Rules that matched: 2, 3/s)
    .setVariables({ points: 20 })
    .resolveIncident('decide')
    .expectEnded({ points: 20, found: 'highest' }),
  { decisions },
);

scenario(
  'a decision nobody has deployed is an incident, which says what is there',
  process('unknown')
    .startEvent()
    .businessRuleTask('decide', { decision: { decisionId: '=which', resultVariable: 'found' } })
    .endEvent(),
  given({ which: 'nothing', points: 0 })
    .expectIncident('decide', 'CALLED_DECISION_ERROR', /'nothing' \(latest\).*<default>.*'level', 'score'/)
    .setVariables({ which: 'level' })
    .resolveIncident('decide')
    .expectEnded({ which: 'level', points: 0, found: 'low' }),
  { decisions },
);

scenario(
  'the id of the decision must be text',
  process('wrong')
    .startEvent()
    .businessRuleTask('decide', { decision: { decisionId: '=which', resultVariable: 'found' } })
    .endEvent(),
  given({ which: null }).expectIncident('decide', 'EXTRACT_VALUE_ERROR', /called decision id of decide/),
  { decisions },
);

scenario(
  'bound to a version tag that no version carries',
  deciding({ bindingType: 'versionTag', versionTag: 'stable' }),
  given({ points: 0 }).expectIncident('decide', 'CALLED_DECISION_ERROR', /versionTag 'stable'/),
  { decisions },
);

scenario(
  'an instance that waits with such an incident can be cancelled',
  process('cancelled')
    .startEvent()
    .businessRuleTask('decide', { decision: { decisionId: 'nothing', resultVariable: 'found' } })
    .endEvent(),
  given().expectIncident('decide', 'CALLED_DECISION_ERROR').cancel().expectTerminated(),
);

scenario(
  'without decision it is work for a job worker',
  process('worker')
    .startEvent()
    .businessRuleTask('decide', { type: 'rules' })
    .boundaryEvent('caught', error(), (path) => path.endEvent('failed'))
    .endEvent(),
  deployed()
    .start('worker')
    .expectJob('decide', { type: 'rules' })
    .throwError('decide', 'any')
    .expectEnded()
    .expectPath('start', 'decide', 'caught', 'failed'),
);
