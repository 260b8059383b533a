import { z } from 'zod';
import { PROBLEMS } from '../problems.js';

export const problemSchema = z
  .object({
    type: z.string().meta({ example: '/problems/not-found' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional(),
          parameter: z.string().optional(),
          detail: z.string(),
        }),
      )
      .optional(),
    step: z.string().optional(),
    phase: z.string().optional(),
    allowedActions: z.array(z.string()).optional(),
    arena: z.string().optional(),
    missing: z.array(z.string()).optional(),
  })
  .meta({ id: 'Problem', description: `RFC 9457. Names: ${Object.keys(PROBLEMS).join(', ')}.` });

export const discoverySchema = z
  .object({
    name: z.string(),
    version: z.string(),
    issuer: z.string(),
    openapi: z.string(),
    docs: z.string(),
  })
  .meta({ id: 'Discovery' });
