/** Ends the product once and in order, however it is told to: Ctrl-C, SIGTERM, the terminal going away, a failure. */
export function endWith(close: () => Promise<void>): void {
  let ending = false;
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    // What does not end within ten seconds is left to the guard of the database.
    setTimeout(() => process.exit(code === 0 ? 1 : code), 10_000).unref();
    close().then(
      () => process.exit(code),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
  process.on('uncaughtException', (error) => {
    console.error(error);
    end(1);
  });
  process.on('unhandledRejection', (error) => {
    console.error(error);
    end(1);
  });
}
