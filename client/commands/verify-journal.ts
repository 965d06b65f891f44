import type { JournalVerification } from '../../shared/wire/journal-page.ts';
import { api } from '../live/api.ts';

/** Follows the hash chain from the first entry; the server reads the whole journal for it. */
export const verifyJournal = () => api.get<JournalVerification>('/api/journal/verification');
