import { z } from 'zod';
import { absenceEntryBody } from '../api/absence/entry-body.js';
import { calendarBody } from '../api/roster/calendar-body.js';
import { sourceIdField } from '../api/roster/source-id.js';
import { COMMANDS, ROLES } from '../domain/codes.js';
import { FIRST_DAY, LAST_DAY, isDay } from './time-shift.js';

/** Lists what `do` may name: the API's commands, and reporting a concern, which is none of a case's but opens one. */
export const ACTIONS = [...COMMANDS, 'report-concern'] as const;
export type Action = (typeof ACTIONS)[number];
