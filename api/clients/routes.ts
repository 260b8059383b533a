import type { Route } from '../route.js';
import { deleteClient } from './delete-client.route.js';
import { getClient } from './get-client.route.js';
import { listClients } from './list-clients.route.js';
import { putClient } from './put-client.route.js';

/** Lists the routes of this folder, in the order in which they are matched. */
export const clientRoutes: readonly Route[] = [listClients, getClient, putClient, deleteClient];
