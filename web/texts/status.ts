import { text } from './text.js';

export const STATUS = {
  green: text('Grønn', 'Grøn', 'Green'),
  yellow: text('Gul', 'Gul', 'Yellow'),
  red: text('Rød', 'Raud', 'Red'),
  overdue: text('Over fristen', 'Over fristen', 'Overdue'),
  stuck: text('Står stille', 'Står stille', 'Stuck'),
} as const;
