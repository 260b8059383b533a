import { text } from './text.js';

export const TASKS = {
  none: text(
    'Du har ingenting som venter. Fint!',
    'Du har ingenting som ventar. Fint!',
    'Nothing is waiting for you. Good!',
  ),
  count: text('{count} oppgaver', '{count} oppgåver', '{count} tasks'),
  one: text('1 oppgave', '1 oppgåve', '1 task'),
  shown: text(
    '{count} oppgaver, {shown} vist her',
    '{count} oppgåver, {shown} viste her',
    '{count} tasks, {shown} shown here',
  ),
  handover: text(
    'Du er spurt om å ta over en sak',
    'Du er spurd om å ta over ei sak',
    'You are asked to take over a case',
  ),
  toCase: text('Sak {caseNumber}', 'Sak {caseNumber}', 'Case {caseNumber}'),
  due: text('Frist {at}', 'Frist {at}', 'Due {at}'),
  lateSince: text('Over fristen siden {at}', 'Over fristen sidan {at}', 'Overdue since {at}'),
} as const;
