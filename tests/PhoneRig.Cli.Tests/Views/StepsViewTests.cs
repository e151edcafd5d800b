using PhoneRig.Cli.Views;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Tests.Views;

public sealed class StepsViewTests
{
    [Test]
    public void Each_step_is_told_at_its_beginning_and_at_its_end_with_what_to_look_at()
    {
        using var output = new StringWriter();
        using (var view = new StepsView(output))
        {
            view.Show(new ControlEvent.Step("s1", "off", 1, 3, null, "switch the phone off", null));
            view.Show(new ControlEvent.Step("s1", "off", 1, 3, StepResult.Ok, "nothing lived for 12 s", null));
            view.Show(new ControlEvent.Step("s1", "walk", 2, 3, StepResult.Failed, "line3 was not seen lit", "the sensor over line3"));
            view.Show(new ControlEvent.Waiting("another matter"));
            view.Show(new ControlEvent.Step("s1", "keys", 3, 3, StepResult.Skipped, "the station has no keypad", null));
        }

        Assert.That(output.ToString().ReplaceLineEndings("\n"), Is.EqualTo("""
            1/3 off: switch the phone off
            1/3 off: ok: nothing lived for 12 s
            2/3 walk: FAILED: line3 was not seen lit
                look at the sensor over line3
            3/3 keys: skipped: the station has no keypad

            """.ReplaceLineEndings("\n")));
    }
}
