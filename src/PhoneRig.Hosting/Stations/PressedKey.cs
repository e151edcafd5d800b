using PhoneRig.Core.Phones;

namespace PhoneRig.Hosting.Stations;

/// <summary>A press that is not yet told to end.</summary>
internal sealed class PressedKey(long number, Key key)
{
    public long Number => number;

    public Key Key => key;

    /// <summary>When the key went down; written by the executor before the loop hears of it.</summary>
    public TimeSpan DownAt { get; set; }

    public Exception? Fault { get; set; }

    public IDisposable? Release { get; set; }

    public IDisposable? Easing { get; set; }

    /// <summary>Nothing of it is due any more.</summary>
    public void Forget()
    {
        Release?.Dispose();
        Easing?.Dispose();
    }
}
