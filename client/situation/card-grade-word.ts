import type { CardGrade } from '../../shared/model/run-card.ts';
import type { Text } from '../i18n/use-text.ts';

/** The grade a run card is for, in the words of the incidents' grades: both stand on one card. */
export const cardGradeWord = (text: Text, grade: CardGrade): string =>
  text(grade === 'any' ? 'run-cards.grade.any' : `incident.grade.${grade}`);
