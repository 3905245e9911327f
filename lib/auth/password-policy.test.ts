import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password-policy";

const sato = { email: "kei.sato@aoba.example", name: "Kei Sato" };

describe("a new password", () => {
  it.each([
    ["correct horse battery staple"],
    ["kanaria-dev-password"],
    ["tachi-nagareru-mizu"],
    ["夕焼けの海を歩く犬三匹とも"],
    ["Xk9#mQ2$vL7!"],
    ["gh7Kp2Wm9Rt4"],
  ])("%s is taken", (password) => {
    expect(passwordProblem(password, sato)).toBeNull();
  });

  it.each([
    ["", "password-too-short"],
    ["eleven-char", "password-too-short"],
    ["犬犬犬犬犬犬犬犬犬犬犬", "password-too-short"],
    ["x".repeat(129), "password-too-long"],
    ["password1234", "password-common"],
    ["P@ssw0rd!2026", "password-common"],
    ["Welcome2026!!", "password-common"],
    ["admin-admin-admin", "password-common"],
    ["123456789012", "password-common"],
    ["qwertyuiopasdf", "password-common"],
    ["aaaaaaaaaaaaa", "password-common"],
    ["abcabcabcabc", "password-common"],
    ["ｐａｓｓｗｏｒｄ１２３４", "password-common"],
    ["1qaz2wsx1qaz2wsx", "password-common"],
    ["kei.sato@aoba.example", "password-names-you"],
    ["KeiSato20261123", "password-names-you"],
    ["satosatosato99", "password-names-you"],
  ])("%s is refused: %s", (password, problem) => {
    expect(passwordProblem(password, sato)).toBe(problem);
  });

  it("counts characters as people do, not UTF-16 units", () => {
    expect(passwordProblem("🦜🐤🐦🪺🌳🌊")).toBe("password-too-short");
  });

  it("needs no person to be judged", () => {
    expect(passwordProblem("correct horse battery staple")).toBeNull();
  });
});
