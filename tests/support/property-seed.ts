import fc from 'fast-check';

const asked = process.env['DOSSIER_PROPERTY_SEED'];

// The same cases for everyone, so that a red run is about the change at hand; hunting for new ones is done on purpose,
// with DOSSIER_PROPERTY_SEED=random or the seed of a failure that was reported.
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 20_261_122 : Number(asked) });
