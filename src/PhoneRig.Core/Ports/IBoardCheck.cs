namespace PhoneRig.Core.Ports;

/// <summary>A board that can be asked whether it still is what it was told to be. Asking moves nothing. Used by one thread.</summary>
public interface IBoardCheck
{
    /// <summary>Its name in the rig file.</summary>
    string Board { get; }

    /// <summary>The bus that it is on.</summary>
    int Bus { get; }

    /// <summary>What is not so any more, and what to do, in words for people; told once. Null where all is as it was.</summary>
    /// <exception cref="HardwareFaultException">It does not answer.</exception>
    string? Deviation();
}
