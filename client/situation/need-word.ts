import { isType, type NeedName } from '../../shared/risk/needs.ts';
import type { Text } from '../i18n/use-text.ts';

/** What a need asks for, a type or a skill, in words. */
export const needWord = (text: Text, name: NeedName): string =>
  isType(name) ? text(`unit.${name}`) : text(`skill.${name}`);
