import { INCIDENT_GRADES, type Incident } from '../../shared/model/incident.ts';

/** Below the lowest level, 4: nobody has started a response yet. */
const NO_RESPONSE = 5;

type Ranked = Pick<Incident, 'response' | 'grade' | 'openedAt'>;

const levelOf = ({ response }: Ranked): number => response?.level ?? NO_RESPONSE;
const gradeOf = ({ grade }: Ranked): number =>
  grade === null ? INCIDENT_GRADES.length : INCIDENT_GRADES.indexOf(grade);

/** Worst first: by the response in force, then by the grade, what has none last, then the newest. */
export const compareIncidents = (one: Ranked, other: Ranked): number =>
  levelOf(one) - levelOf(other) ||
  gradeOf(one) - gradeOf(other) ||
  Date.parse(other.openedAt) - Date.parse(one.openedAt);
