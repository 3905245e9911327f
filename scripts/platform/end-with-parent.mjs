// Loaded before anything else (node --import) in every process we start. The channel to the parent closes when the
// parent dies, kill -9 included; a process nobody waits for any more ends itself: in good order, or after a while at
// once. The tools hand this on to processes of their own, which have channels for other purposes: not our business.
if (process.channel && process.env.KANARIA_STARTED_BY === String(process.ppid)) {
  process.channel.unref();
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), 5000).unref();
    process.kill(process.pid, "SIGTERM");
  });
}
