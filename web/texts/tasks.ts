import { text } from './text.js';

export const TASKS = {
  none: text(
    'Du har ingenting som venter. Fint!',
    'Du har ingenting som ventar. Fint!',
    'Nothing is waiting for you. Good!',
  ),
  due: text('Frist {at}', 'Frist {at}', 'Due {at}'),
  lateSince: text('Over fristen siden {at}', 'Over fristen sidan {at}', 'Overdue since {at}'),
} as const;
