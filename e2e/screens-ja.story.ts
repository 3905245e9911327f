import { test } from "./fixtures";
import { everythingToSee, lookAtEach } from "./screens";

test.use({ language: "ja" });

test("every screen in Japanese, in the light, is accessible on a desk and fits", async ({ openAs }) => {
  test.setTimeout(150_000);
  const { person, paths } = await everythingToSee("ja");
  await lookAtEach(await openAs(person), paths, "light", "wide");
});
