import { openQueueLives } from '../support/queue-lives.ts';
import { storePlaces } from '../support/sqlite-store.ts';
import { queueConformance } from './conformance/queue-conformance.ts';

for (const place of storePlaces) queueConformance(`the queue ${place}`, (options) => openQueueLives(place, options));
