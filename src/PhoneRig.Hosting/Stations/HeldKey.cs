namespace PhoneRig.Hosting.Stations;

/// <summary>A key that is held.</summary>
internal sealed class HeldKey(long number, IDisposable bound)
{
    public long Number => number;

    public IDisposable? Easing { get; set; }

    /// <summary>Nothing of it is due any more.</summary>
    public void Forget()
    {
        bound.Dispose();
        Easing?.Dispose();
    }
}
