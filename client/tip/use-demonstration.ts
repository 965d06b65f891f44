import { useEffect, useState } from 'react';
import type { Desks } from '../../shared/model/desk.ts';
import { api } from '../live/api.ts';

/** Whether this server shows an invented city; false until it has said so. */
export function useDemonstration(): boolean {
  const [demo, setDemo] = useState(false);
  useEffect(() => {
    void api.get<Desks>('/api/desks').then((answer) => setDemo(answer.ok && answer.value.demo));
  }, []);
  return demo;
}
