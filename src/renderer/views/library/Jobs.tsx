import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';
import { dismissJob, useJobs } from '../../state/jobs.ts';
import { testid } from '../../testids.ts';
import { CloseIcon } from '../../ui/icons.tsx';

/** An empty desk while the first dump is being read. */
export function AtWork(): ReactNode {
  const w = useWords();
  const job = useJobs((s) => s.jobs.find((j) => j.state === 'running') ?? s.jobs[0]);
  if (!job) return null;
  return (
    <main className="first wide" aria-busy="true">
      <h2>{job.title}</h2>
      <p>{job.stage ? w.jobs.stages[job.stage] : w.app.loading}</p>
      <div className="job bare">
        <progress max={1} value={job.done} aria-label={job.title} />
      </div>
    </main>
  );
}

/** What is under way, and what was refused. */
export function Jobs(): ReactNode {
  const w = useWords();
  const jobs = useJobs((s) => s.jobs);
  if (jobs.length === 0) return null;
  return (
    <div className="jobs" role="status" aria-label={w.jobs.name}>
      {jobs.map((job) => (
        <div key={job.id} className="job" data-state={job.state} data-testid={testid.job}>
          <div className="line">
            <span title={job.title}>{job.title}</span>
            <button
              type="button"
              className="link"
              aria-label={`${job.state === 'refused' ? w.jobs.dismiss : w.app.cancel}: ${job.title}`}
              data-testid={testid.jobCancel}
              onClick={() => (job.state === 'refused' ? dismissJob(job.id) : job.cancel())}
            >
              <CloseIcon />
            </button>
          </div>
          <div className="stage">
            {job.state === 'refused' ? job.message : job.stage ? w.jobs.stages[job.stage] : w.app.loading}
          </div>
          {job.state !== 'refused' && <progress max={1} value={job.done} aria-label={job.title} />}
        </div>
      ))}
    </div>
  );
}
