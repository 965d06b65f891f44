/** Words of what is begun in a form and not sent, in English. */
export const enKeptDrafts = {
  'kept.begun': 'Begun at {time}, not sent yet; kept in this page only.',
  'kept.overtaken': 'The register was changed since; sending will not overwrite it.',
  'kept.discard': 'Discard what was typed',
  'kept.discard.sure': 'What was typed is lost for good.',
  'kept.aside': 'What you had not sent is kept: sign in with the same account to go on.',
  'kept.gone': 'What it was about was ended by somebody else: it can no longer be sent.',
  'kept.later': 'Continue later',
};
