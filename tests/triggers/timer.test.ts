import { process, timer } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('timer');

const waiting = (trigger: Parameters<typeof timer>[0]) =>
  process('waiting').startEvent().catchEvent('wait', timer(trigger)).userTask('after').endEvent();

// Scenarios begin on 2026-01-01 at 8:00 UTC, 9:00 in Rome.

scenario(
  'a duration counts from the moment the event is reached',
  waiting('PT10M'),
  given().waitingAt('wait').advance('PT9M59S').waitingAt('wait').advance('PT1S').waitingAt('after'),
);

scenario(
  'a date is waited for',
  waiting('2026-01-02T08:00:00Z'),
  given().advance('PT23H').waitingAt('wait').advance('PT1H').waitingAt('after'),
);

scenario(
  'a date without offset is local time',
  waiting('2026-01-01T10:00:00'),
  given().advance('PT59M').waitingAt('wait').advance('PT1M').waitingAt('after'),
);

scenario(
  'a date in the past happens at once',
  waiting('2020-01-01T08:00:00Z'),
  given().waitingAt('after').expectPath('start', 'wait', 'after'),
);

scenario('a duration of zero or less happens at once', waiting('-PT1H'), given().waitingAt('after'));

scenario(
  'time may be an expression',
  waiting({ date: '=deadline' }),
  given({ deadline: '2026-01-01T09:00:00Z' }).advance('PT1H').waitingAt('after'),
);

scenario(
  'a duration may be computed',
  waiting({ duration: '=duration("PT1H")' }),
  given().advance('PT1H').waitingAt('after'),
);

scenario(
  'a month counts by the calendar',
  waiting('P1M'),
  given().advance('P30D').waitingAt('wait').advance('P1D').waitingAt('after'),
);

scenario(
  'what is no time is an incident; resolving reads it again',
  waiting({ date: '=deadline' }),
  given({ deadline: 'soon' })
    .waitingAt('wait')
    .expectIncident('wait', 'EXTRACT_VALUE_ERROR', /soon/)
    .setVariables({ deadline: null })
    .resolveIncident('wait')
    .expectIncident('wait', 'EXTRACT_VALUE_ERROR', /null/)
    .setVariables({ deadline: '2026-01-01T08:30:00Z' })
    .resolveIncident('wait')
    .expectNoIncident()
    .advance('PT30M')
    .waitingAt('after'),
);

const reminded = (trigger: Parameters<typeof timer>[0]) =>
  process('reminded')
    .startEvent()
    .userTask('a')
    .nonInterrupting('remind', timer(trigger), (path) => path.task('note').endEvent('noted'))
    .endEvent();
const once = ['remind', 'note', 'noted'];

scenario(
  'a cycle fires as often as it says',
  reminded('R3/PT10M'),
  given()
    .advance('PT10M')
    .expectPath('start', 'a', ...once)
    .advance('PT10M')
    .expectPath('start', 'a', ...once, ...once)
    .advance('PT10M')
    .advance('PT10M')
    .expectPath('start', 'a', ...once, ...once, ...once)
    .completeTask('a')
    .expectEnded(),
);

scenario(
  'an endless cycle ends with its activity',
  reminded('R/PT10M'),
  given()
    .advance('PT10M')
    .advance('PT10M')
    .completeTask('a')
    .expectEnded()
    .advance('P1D')
    .expectPath('start', 'a', ...once, ...once, 'end'),
);

scenario(
  'firings that were missed are not caught up with; the rhythm stays',
  reminded('R/PT10M'),
  given()
    .advance('PT35M')
    .expectPath('start', 'a', ...once)
    .advance('PT4M')
    .expectPath('start', 'a', ...once)
    .advance('PT1M')
    .expectPath('start', 'a', ...once, ...once),
);

scenario(
  'the cycle is read again at each firing',
  reminded({ cycle: '=rhythm' }),
  given({ rhythm: 'R/PT10M' })
    .setVariables({ rhythm: 'R/PT1H' })
    .advance('PT10M')
    .advance('PT30M')
    .expectPath('start', 'a', ...once)
    .advance('PT30M')
    .expectPath('start', 'a', ...once, ...once),
);

scenario(
  'a cycle that can no longer be read fires this once, with an incident of the event; its activity goes on',
  reminded({ cycle: '=rhythm' }),
  given({ rhythm: 'R/PT10M' })
    .setVariables({ rhythm: null })
    .advance('PT10M')
    .waitingAt('a', 'remind')
    .expectIncident('remind', 'EXTRACT_VALUE_ERROR', /cycle/)
    .resolveIncident('remind')
    .expectPath('start', 'a', ...once)
    .waitingAt('a')
    .advance('PT10M')
    .expectPath('start', 'a', ...once)
    .completeTask('a')
    .expectEnded(),
);

scenario(
  'a text that is no cycle any more is told apart from a cycle that is over',
  reminded({ cycle: '=rhythm' }),
  given({ rhythm: 'R/PT10M' })
    .setVariables({ rhythm: 'PT10M' })
    .advance('PT10M')
    .waitingAt('a', 'remind')
    .expectIncident('remind', 'EXTRACT_VALUE_ERROR', /a cycle begins with R, such as R\/PT10M/),
);

scenario(
  'a term may be given in working days: five after New Year, across Epiphany',
  waiting({ date: '=add working days(now(), 5)' }),
  given().advance('P7D').advance('PT23H').waitingAt('wait').advance('PT1H').waitingAt('after'),
);

scenario(
  'a cycle may be cron, in UTC',
  reminded('0 0 9 * * *'),
  given()
    .advance('PT59M')
    .expectPath('start', 'a')
    .advance('PT1M')
    .expectPath('start', 'a', ...once)
    .advance('P1D')
    .expectPath('start', 'a', ...once, ...once),
);

scenario(
  'a duration beside an activity fires once',
  reminded('PT10M'),
  given()
    .advance('PT10M')
    .advance('PT10M')
    .expectPath('start', 'a', ...once),
);

scenario(
  'of several timers on one activity each fires at its own time',
  process('ladder')
    .startEvent()
    .userTask('a')
    .nonInterrupting('first', timer('P1D'), (path) => path.endEvent('firstEnd'))
    .nonInterrupting('second', timer('P2D'), (path) => path.endEvent('secondEnd'))
    .boundaryEvent('last', timer('P3D'), (path) => path.endEvent('over'))
    .endEvent(),
  given()
    .advance('P10D')
    .expectEnded()
    .expectPath('start', 'a', 'first', 'firstEnd', 'second', 'secondEnd', 'last', 'over'),
);
