import { expect, it } from 'vitest';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import '../../../client/i18n/later-words.ts';
import { cardGradeWord } from '../../../client/situation/card-grade-word.ts';
import { INCIDENT_GRADES } from '../../../shared/model/incident.ts';
import { CARD_GRADES } from '../../../shared/model/run-card.ts';

it('calls the grade of a run card as the grade of the incident beside it', () => {
  const ofIncident = INCIDENT_GRADES.map((grade) => TEXTS.zh(`incident.grade.${grade}`));
  const ofCard = CARD_GRADES.map((grade) => cardGradeWord(TEXTS.zh, grade));
  expect(ofCard).toEqual(['各等级', ...ofIncident]);
});
