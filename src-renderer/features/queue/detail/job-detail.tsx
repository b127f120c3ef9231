import { useStore } from 'zustand';
import { formatAgo } from '#shared/i18n/format-time.ts';
import type { JobView } from '#shared/model/job.ts';
import { useActions } from '../../../components/actions-context.tsx';
import { errorWords } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Notice } from '../../../components/notice.tsx';
import { hostOfOrigin } from '../../../components/server-text.ts';
import { useTicking } from '../../../components/use-now.ts';
import { connectionsStore } from '../../../stores/connections-store.ts';
import { jobListStore } from '../../../stores/job-list-store.ts';
import { attemptText, isOpen, kindName, timeText } from '../jobs/job-text.ts';
import { StateCell } from '../jobs/state-cell.tsx';
import { queueName } from '../queue-name.ts';
import { serverName } from '../servers/server-rows.ts';
import { AttemptList } from './attempt-list.tsx';
import { DependencyList } from './dependency-list.tsx';
import { DetailActions } from './detail-actions.tsx';
import styles from './job-detail.module.css';
import { PriorityControl } from './priority-control.tsx';

const Fact = ({ name, value }: { name: string; value: string }) =>
  value === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );

/** All there is to know of one job, and what can be done with it. */
export const JobDetail = ({ job }: { job: JobView }) => {
  const { t, locale } = useI18n();
  const actions = useActions();
  const isWished = useStore(jobListStore, (state) => state.wishes.has(job.id));
  const time = useTicking((now) => timeText(t, job, now));
  const asked = useTicking((now) => formatAgo(t, locale, job.createdAt, now));
  const { origin } = job;
  const connection = useStore(
    connectionsStore,
    (state) => state.connections?.find((it) => it.origin === origin) ?? null,
  );
  const isRemote = /^https?:\/\//u.test(origin);
  const host = hostOfOrigin(origin);
  const name = serverName({ origin, connection });
  const words = job.error && job.state === 'failed' ? errorWords(t, locale, job.error) : null;
  const { documentId } = job;
  const timeKey = job.state === 'running' ? 'detail.runs-for' : isOpen(job) ? 'detail.waits-for' : 'detail.took';
  return (
    <>
      <div className={styles['state']}>
        <StateCell job={job} />
      </div>
      {words && (
        <Notice tone="bad" title={words.sentence}>
          <p>{words.action}</p>
        </Notice>
      )}
      {job.wait?.type === 'alone' && <p className={styles['hint']}>{t('detail.alone-hint')}</p>}
      {!isWished && <DetailActions job={job} />}
      <dl className={styles['facts']}>
        {documentId !== null && (
          <div>
            <dt>{t('queue.column.document')}</dt>
            <dd>
              <button type="button" className={styles['link']} dir="auto" onClick={() => actions.open(documentId)}>
                {job.documentTitle ?? t('row.open-document')}
              </button>
            </dd>
          </div>
        )}
        <Fact name={t('detail.queue')} value={queueName(t, job.queue)} />
        <Fact name={t('detail.kind')} value={kindName(t, job.kind)} />
        {isRemote && <Fact name={t('detail.server')} value={name === host ? host : `${name} · ${host}`} />}
        <Fact name={t('detail.asked')} value={asked} />
        <Fact name={t(timeKey)} value={time} />
        <Fact name={t('queue.column.attempt')} value={attemptText(t, job)} />
        {(job.state === 'scheduled' || job.state === 'ready' || job.state === 'blocked') && (
          <PriorityControl job={job} />
        )}
      </dl>
      <DependencyList dependsOn={job.dependsOn} queue={job.queue} />
      <AttemptList attempts={job.attempts} isRemote={isRemote} />
    </>
  );
};
