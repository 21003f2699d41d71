/** `npm run soak`: kills the product and its database a thousand times under load. SOAK_KILLS and SOAK_SEED change it. */
import { crash } from './testing/crash.ts';

const kills = Number(process.env.SOAK_KILLS ?? 1000);
const seed = Number(process.env.SOAK_SEED ?? 1);
/** A fresh installation now and then, so that reading the whole log each time stays short. */
const killsEach = 100;

for (let done = 0; done < kills; done += killsEach) {
  const rig = await crash(Math.min(killsEach, kills - done), seed + done, (line) =>
    console.log(`[${done}] ${line}`),
  );
  try {
    // What the last kill left may still be under work; the verdict is read after one more restart.
    const { acts } = await rig.verifyAtRest();
    console.log(
      `${Math.min(done + killsEach, kills)} kills: ${rig.acknowledged.length} acknowledged, ${acts} stored, all in the log`,
    );
  } finally {
    await rig.remove();
  }
}
