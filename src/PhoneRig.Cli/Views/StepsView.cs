using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>Shows the steps of a bring-up or a calibration: a line when one begins, and one or two when it has ended.</summary>
internal sealed class StepsView(TextWriter output) : IAnswerView
{
    private readonly LineWriter lines = new(output);

    public void Show(ControlEvent told)
    {
        if (told is not ControlEvent.Step step)
        {
            return;
        }

        var place = $"{step.Number}/{step.Of} {step.Name}";
        lines.Add(step.Result switch
        {
            null => $"{place}: {step.Text}",
            StepResult.Ok => $"{place}: ok: {step.Text}",
            StepResult.Skipped => $"{place}: skipped: {step.Text}",
            _ => $"{place}: FAILED: {step.Text}",
        });
        if (step.LookAt is { } lookAt)
        {
            lines.Add($"    look at {lookAt}");
        }
    }

    public void Dispose() => lines.Dispose();
}
