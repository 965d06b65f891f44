import type { Desk } from '../../shared/model/desk.ts';
import { api } from '../live/api.ts';

/** Where each desk lives. The wall of the demonstration shows every scene in turn. */
export const DESK_ADDRESS: Readonly<Record<Desk, string>> = {
  wall: '/wall?scenes=overview,flood,crowd,hazards,shelters-units&rotate=30',
  coordinator: '/console',
  analyst: '/studio',
  administrator: '/admin',
};

/** Sits down at a desk of the demonstration: the server answers with a session cookie. */
export const openDemoDesk = (desk: Desk) => api.send('POST', '/api/demo-session', { desk });
