using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>What a person should read and is no part of an answer: sentences on standard error, which no loop waits for.</summary>
/// <param name="error">Standard error.</param>
internal sealed class Asides(TextWriter error) : IDisposable
{
    private readonly LineWriter lines = new(error);

    /// <summary>Says a sentence.</summary>
    public void Say(string sentence) => lines.Add($"phonerig: {sentence}");

    /// <summary>Says what is to be said of an event beside the answer: that it waits, or that there is a gap.</summary>
    public void Show(ControlEvent told)
    {
        switch (told)
        {
            case ControlEvent.Waiting waiting:
                Say($"waiting: {waiting.Text}");
                break;
            case ControlEvent.Lost lost:
                Say($"{lost.Entries} entries are missing here: they came faster than they were read; the journal has them (phonerig run show last)");
                break;
        }
    }

    public void Dispose() => lines.Dispose();
}
