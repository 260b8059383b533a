import { z } from 'zod';
import { ROLES } from '../../domain/codes.js';
import type { ApiClient } from '../../prisma/generated/client.js';
import { sourceIdField } from '../roster/source-id.js';

/** Takes what an app may: for which schools, and in which roles it may act for people. Nothing said is nothing allowed. */
export const clientBody = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    allSchools: z.boolean().default(false),
    schoolIds: z.array(sourceIdField).max(1000).default([]),
    allRoles: z.boolean().default(false),
    roles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
    active: z.boolean().default(true),
  })
  .refine(({ allSchools, schoolIds }) => !allSchools || schoolIds.length === 0, {
    message: 'not-allowed-here',
    path: ['schoolIds'],
  })
  .refine(({ allRoles, roles }) => !allRoles || roles.length === 0, {
    message: 'not-allowed-here',
    path: ['roles'],
  });

/** Answers with an app as it is registered. */
export const clientAnswer = z
  .object({
    clientId: z.string(),
    name: z.string(),
    allSchools: z.boolean(),
    schoolIds: z.array(z.string()),
    allRoles: z.boolean(),
    roles: z.array(z.enum(ROLES)),
    active: z.boolean(),
  })
  .meta({ id: 'Client' });

/** Writes a row of the register as the API shows it. */
export function presentClient({ id, ...client }: ApiClient): z.input<typeof clientAnswer> {
  const { name, allSchools, schoolIds, allRoles, roles, active } = client;
  return {
    clientId: id,
    name,
    allSchools,
    schoolIds: [...schoolIds].sort(),
    allRoles,
    roles: ROLES.filter((role) => roles.includes(role)),
    active,
  };
}
