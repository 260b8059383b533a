import type { AgeBand } from '../../domain/codes.js';
import type { AheadAnswer } from '../../domain/insights/ahead-answers.js';
import { text, type Text } from './text.js';

export const AHEAD = {
  title: text('Hva om', 'Kva om', 'What if'),
  about: text(
    'Prøv ut en sak som ikke finnes: velg dag og svar, og se alle fristene før de er der. Ingenting blir lagret, og ingen får e-post.',
    'Prøv ut ei sak som ikkje finst: vel dag og svar, og sjå alle fristane før dei er der. Ingenting blir lagra, og ingen får e-post.',
    'Try out a case that does not exist: choose a day and answers, and see every due date before it is there. Nothing is stored, and nobody gets an e-mail.',
  ),
  start: text('Slik begynner saken', 'Slik byrjar saka', 'How the case begins'),
  day: text('Dagen bekymringen kommer', 'Dagen uroa kjem', 'Day the concern comes'),
  time: text('Klokkeslett', 'Klokkeslett', 'Time of day'),
  trigger: text('Grunn', 'Grunn', 'Trigger'),
  age: text('Elevens alder', 'Alderen til eleven', 'The student’s age'),
  school: text('Skole (skoleruten)', 'Skule (skuleruta)', 'School (its calendar)'),
  answers: text('Slik svarer dere', 'Slik svarer de', 'How you answer'),
  answer: text('Svar {number}', 'Svar {number}', 'Answer {number}'),
  answerDay: text(
    'Dag for svar {number} (kan stå tomt)',
    'Dag for svar {number} (kan stå tomt)',
    'Day of answer {number} (optional)',
  ),
  usualDay: text(
    'Tomt betyr dagen fristen er.',
    'Tomt betyr dagen fristen er.',
    'Empty means the day it is due.',
  ),
  noAnswer: text('Ikke svart ennå', 'Ikkje svart enno', 'Not answered yet'),
  show: text('Vis datoene', 'Vis datoane', 'Show the dates'),
  startOver: text('Begynn på nytt', 'Byrj på nytt', 'Start over'),
  dates: text('Dette skjer', 'Dette hender', 'This happens'),
  ifNobodyActs: text(
    'Hvis ingen gjør noe fra da av',
    'Om ingen gjer noko frå då av',
    'If nobody does anything from then on',
  ),
  nothingMore: text(
    'Ingenting mer skjer av seg selv.',
    'Ingenting meir hender av seg sjølv.',
    'Nothing more happens by itself.',
  ),
  refused: text(
    'Svar {number} passer ikke der saken står da: «{answer}». Det og det som kommer etter, er ikke regnet med.',
    'Svar {number} passar ikkje der saka står då: «{answer}». Det og det som kjem etter, er ikkje rekna med.',
    'Answer {number} does not fit where the case then stands: “{answer}”. It and what follows are left out.',
  ),
  decided: text('Møtet bestemmer', 'Møtet bestemmer', 'The meeting decides'),
  phase: text('{phase} ({role})', '{phase} ({role})', '{phase} ({role})'),
  answered: text('Svar: {answer}', 'Svar: {answer}', 'Answer: {answer}'),
  mail: text('E-post til: {roles}', 'E-post til: {roles}', 'E-mail to: {roles}'),
  stuck: text(
    'Saken meldes som stillestående',
    'Det blir meldt at saka står stille',
    'The case is flagged as stuck',
  ),
  closed: text(
    'Saken avsluttes: {outcome}',
    'Saka blir avslutta: {outcome}',
    'The case closes: {outcome}',
  ),
  badDay: text(
    'Skriv en dag innen to år fra i dag.',
    'Skriv ein dag innan to år frå i dag.',
    'Give a day within two years of today.',
  ),
  badTime: text('Skriv et klokkeslett.', 'Skriv eit klokkeslett.', 'Give a time.'),
  badChoice: text('Velg ett av svarene.', 'Vel eitt av svara.', 'Choose one of the answers.'),
} as const;

export const DUE_KIND_WORDS = {
  phase: text('Frist', 'Frist', 'Due'),
  check: text('Frist for å se over planen', 'Frist for å sjå over planen', 'Plan check due'),
  evaluation: text('Frist for evaluering', 'Frist for evaluering', 'Evaluation due'),
} as const;

export const AGE_BAND_WORDS: Readonly<Record<AgeBand, Text>> = {
  'under-12': text('Under 12 år', 'Under 12 år', 'Under 12'),
  '12-to-14': text('12 til 14 år', '12 til 14 år', '12 to 14'),
  '15-and-over': text('15 år og eldre', '15 år og eldre', '15 and over'),
};

type OwnAnswer = Exclude<AheadAnswer, `decision-${string}`>;

/** Says each answer; what a meeting decides is said by the guide's own words. */
export const ANSWER_WORDS: Readonly<Record<OwnAnswer, Text>> = {
  'call-still-concerned': text(
    'Samtalen hjem: fortsatt bekymret',
    'Samtalen heim: framleis uroa',
    'Call home: still concerned',
  ),
  'call-unsure': text('Samtalen hjem: usikker', 'Samtalen heim: usikker', 'Call home: unsure'),
  'call-natural-cause': text(
    'Samtalen hjem: naturlig årsak',
    'Samtalen heim: naturleg årsak',
    'Call home: natural cause',
  ),
  'call-not-reached': text(
    'Samtalen hjem: ikke svar',
    'Samtalen heim: ikkje svar',
    'Call home: not reached',
  ),
  'mapping-plan-needed': text(
    'Kartlegging: trenger tiltaksplan',
    'Kartlegging: treng tiltaksplan',
    'Mapping: a plan is needed',
  ),
  'mapping-continue': text(
    'Kartlegging: fortsette samtalene',
    'Kartlegging: halde fram med samtalane',
    'Mapping: continue',
  ),
  'mapping-no-longer-concerned': text(
    'Kartlegging: ikke lenger bekymret',
    'Kartlegging: ikkje lenger uroa',
    'Mapping: no longer concerned',
  ),
  'plan-today': text(
    'Tiltaksplan fra samme dag',
    'Tiltaksplan frå same dag',
    'Plan from the same day',
  ),
  'plan-next-week': text(
    'Tiltaksplan fra uka etter',
    'Tiltaksplan frå veka etter',
    'Plan from the week after',
  ),
  'check-keep': text('Tiltakene beholdes', 'Tiltaka blir behaldne', 'The measures are kept'),
  'evaluation-reached-monitor': text(
    'Evaluering: målet er nådd, følge med',
    'Evaluering: målet er nådd, følgje med',
    'Evaluation: goal reached, monitor',
  ),
  'evaluation-on-track-maintain': text(
    'Evaluering: på vei, fortsette planen',
    'Evaluering: på veg, halde fram med planen',
    'Evaluation: on track, go on',
  ),
  'evaluation-not-reached-revise-plan': text(
    'Evaluering: ikke nådd, ny plan',
    'Evaluering: ikkje nådd, ny plan',
    'Evaluation: not reached, new plan',
  ),
  'evaluation-not-reached-local-meeting': text(
    'Evaluering: ikke nådd, lokalt tverrfaglig møte',
    'Evaluering: ikkje nådd, lokalt tverrfagleg møte',
    'Evaluation: not reached, local meeting',
  ),
  'consent-requested': text('Samtykke: spurt', 'Samtykke: spurt', 'Consent: asked for'),
  'consent-given': text('Samtykke: ja fra alle', 'Samtykke: ja frå alle', 'Consent: all say yes'),
  'consent-refused': text('Samtykke: nei', 'Samtykke: nei', 'Consent: refused'),
  'without-consent-revise-plan': text(
    'Uten samtykke: ny plan',
    'Utan samtykke: ny plan',
    'Without consent: new plan',
  ),
  'without-consent-monitor': text(
    'Uten samtykke: følge med',
    'Utan samtykke: følgje med',
    'Without consent: monitor',
  ),
  'intake-accepted': text(
    'Brobyggerne tar imot',
    'Brobyggerne tek imot',
    'Brobyggerne take the case in',
  ),
  'escalate-local': text(
    'Løfte rett til lokalt tverrfaglig møte',
    'Løfte rett til lokalt tverrfagleg møte',
    'Lift straight to the local meeting',
  ),
  'new-trigger': text('Nytt ugyldig fravær', 'Nytt ugyldig fråvær', 'New unexcused absence'),
  close: text('Saken avsluttes', 'Saka blir avslutta', 'The case is closed'),
};
