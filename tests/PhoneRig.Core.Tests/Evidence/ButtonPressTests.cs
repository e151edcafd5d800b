using PhoneRig.Core.Evidence;

namespace PhoneRig.Core.Tests.Evidence;

public sealed class ButtonPressTests
{
    [TestCase("..##..", 1)]
    [TestCase("..########..", 1, Description = "however long it is down")]
    [TestCase("..#..#..", 0, Description = "one look is no evidence")]
    [TestCase("..#.#.##.#..", 1, Description = "a contact that bounces")]
    [TestCase("..##..##..", 2)]
    [TestCase("..##.##..", 1, Description = "one look without it is no release")]
    [TestCase("######", 0, Description = "stuck from the beginning")]
    [TestCase("###..##", 1, Description = "let go first")]
    public void Two_looks_in_a_row_that_agree_are_evidence(string looks, int presses)
    {
        var (state, seen) = (ButtonPress.Unseen, 0);
        foreach (var look in looks)
        {
            (state, var pressed) = state.Look(look == '#');
            seen += pressed ? 1 : 0;
        }

        Assert.That(seen, Is.EqualTo(presses));
    }
}
