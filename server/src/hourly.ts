const hourMs = 60 * 60 * 1000;

/** Does something now and every hour after; what it answers ends that. A failure is told and tried again. */
export function hourly(work: () => Promise<unknown>, report: (error: unknown) => void): () => void {
  const run = (): void => {
    work().catch(report);
  };
  run();
  const timer = setInterval(run, hourMs);
  timer.unref();
  return () => clearInterval(timer);
}
