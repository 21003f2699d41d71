import { describe, expect, it } from 'vitest';
import { passwordComplaint } from './password-form.tsx';

describe('a new password', () => {
  it.each([
    ['', 'long-enough-1', 'long-enough-1', '请填写现在的密码。'],
    ['old-password', 'short', 'short', '新密码至少10位。'],
    ['same-password', 'same-password', 'same-password', '新密码不能与现在的密码相同。'],
    ['old-password', 'new-password-1', 'new-password-2', '两次输入的新密码不一致。'],
    ['old-password', 'new-password-1', 'new-password-1', undefined],
  ])('%s → %s, %s: %s', (current, next, again, complaint) => {
    expect(passwordComplaint(current, next, again)).toBe(complaint);
  });
});
